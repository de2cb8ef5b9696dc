declare module "core.wasm?text" {
  /** The module, a character for each byte. */
  export const text: string;
  /** Pairs of characters that changed places in it. */
  export const swaps: string;
}

declare module "*/core.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

/** Whether the runtime can be one whose requests are isolated from one another: told by `build.mjs` for each entry. */
declare const ISOLATING: boolean;
