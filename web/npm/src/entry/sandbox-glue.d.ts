// What wasm-bindgen makes of crates/sandbox-wasm, as far as it is used.

declare module "sandbox.js?glue" {
  export function initSync(given: { module: WebAssembly.Module }): unknown;
  export function demoCredentials(): string;

  export type Fields = [string, string][];

  export interface Answer {
    readonly status: number;
    readonly headers: Fields;
    readonly body: Uint8Array<ArrayBuffer>;
    readonly ticket: number | undefined;
    readonly delayMs: number;
    readonly spreadMs: number;
    readonly cut: number | undefined;
    free(): void;
  }

  export interface Errand {
    readonly id: number;
    readonly method: string;
    readonly url: string;
    readonly headers: Fields;
    readonly body: Uint8Array<ArrayBuffer>;
    readonly timeoutMs: number;
    free(): void;
  }

  export class Sandbox {
    constructor(settings: object);
    handle(method: string, url: string, headers: Fields, body: Uint8Array, now: number): Answer;
    begin(method: string, url: string, headers: Fields, body: Uint8Array, now: number): Answer;
    resume(ticket: number, now: number): Answer | undefined;
    outbox(now: number): Errand[];
    delivered(id: number, status: number | undefined, headers: Fields, body: Uint8Array, now: number): void;
    free(): void;
  }
}

declare module "sandbox.wasm?text" {
  /** The module, a character for each byte. */
  export const text: string;
  /** Pairs of characters that changed places in it. */
  export const swaps: string;
}

declare module "*/sandbox.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
