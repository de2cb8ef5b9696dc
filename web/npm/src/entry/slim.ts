// For callers that bring the module: `initialize(module)` comes before the first call.

import { use } from "../core.js";

/** Tells where the compiled `smartrecruiters/core.wasm` is. */
export function initialize(module: WebAssembly.Module): void {
  use(() => module);
}

export * from "../index.js";
