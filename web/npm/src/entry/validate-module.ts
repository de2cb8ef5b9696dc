// For runtimes that take modules as files and compile nothing: Cloudflare Workers and their like.

import module from "./validate.wasm";

import { use } from "./validate-load.js";

use(() => module);

export { validate } from "./validate.js";
