// What wasm-bindgen makes of crates/validate-wasm, as far as it is used.

declare module "validate.js?glue" {
  export function initSync(given: { module: WebAssembly.Module }): unknown;

  export class Validator {
    faults(operation: string, body: string): string | undefined;
  }
}

declare module "validate.wasm?text" {
  /** The module, a character for each byte. */
  export const text: string;
  /** Pairs of characters that changed places in it. */
  export const swaps: string;
}

declare module "*/validate.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
