// For runtimes that take modules as files and compile nothing: Cloudflare Workers and their like.

import module from "./core.wasm";

import { use } from "../core.js";

use(() => module);

export * from "../index.js";
