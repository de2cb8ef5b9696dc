// For runtimes that compile: the module is in the text, and is compiled at the first call.

import { swaps, text } from "core.wasm?text";

import { use } from "../core.js";

use(() => {
  const byte = (sign: string): number => (swaps[swaps.indexOf(sign) ^ 1] ?? sign).charCodeAt(0);
  return new WebAssembly.Module(Uint8Array.from(text, byte));
});

export * from "../index.js";
