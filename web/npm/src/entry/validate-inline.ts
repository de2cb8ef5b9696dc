// For runtimes that compile: the module is in the text.

import { swaps, text } from "validate.wasm?text";

import { bytes } from "./bytes.js";
import { use } from "./validate-load.js";

use(() => new WebAssembly.Module(bytes(text, swaps)));

export { validate } from "./validate.js";
