// For runtimes that take modules as files and compile nothing: Cloudflare Workers and their like.

import module from "./sandbox.wasm";

import { use } from "./sandbox-load.js";

use(() => module);

export { createSandbox, Sandbox } from "./sandbox.js";
