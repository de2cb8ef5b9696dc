// The validator's module: where it comes from, and that it runs.

import { initSync, Validator } from "validate.js?glue";

let provide: () => WebAssembly.Module;
let made: Validator | undefined;

/** Tells where the module comes from. It is asked for once, by the first body. */
export function use(given: typeof provide): void {
  provide = given;
}

/** Knows the schemas. */
export function validator(): Validator {
  if (!made) {
    initSync({ module: provide() });
    made = new Validator();
  }
  return made;
}
