// The sandbox's module: where it comes from, and that it runs.

import { initSync } from "sandbox.js?glue";

let provide: () => WebAssembly.Module | Promise<WebAssembly.Module>;
let runs = false;

/** Tells where the module comes from. It is asked for by the first sandbox. */
export function use(given: typeof provide): void {
  provide = given;
}

/** Makes it run. Workers must not wait for each other's promises, so none is kept. */
export async function start(): Promise<void> {
  if (runs) return;
  const module = await provide();
  initSync({ module });
  runs = true;
}
