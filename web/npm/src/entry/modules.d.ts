declare module "core.wasm?text" {
  /** The module, each byte as the character of that number. */
  export const bytes: string;
}

declare module "*/core.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
