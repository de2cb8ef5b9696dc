// For runtimes that compile: the module is in the text, and is compiled at the first call.

import { use } from "../core.js";
import { bytes } from "core.wasm?text";

use(() => new WebAssembly.Module(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0))));

export * from "../index.js";
