// For runtimes that compile: the module is in the text.

import { swaps, text } from "sandbox.wasm?text";

import { bytes } from "./bytes.js";
import { use } from "./sandbox-load.js";

use(() => WebAssembly.compile(bytes(text, swaps)));

export { createSandbox, Sandbox } from "./sandbox.js";
