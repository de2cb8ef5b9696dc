declare module "*/relay.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

// What wasm-bindgen makes of crates/relay-wasm, as far as it is used.
declare module "relay.js?glue" {
  export function initSync(options: { module: WebAssembly.Module }): unknown;

  export class Relay {
    constructor(mount: string, origins: string[], mostBody: number);
    free(): void;
    grant(origin: string, operations: string[], secret: string): void;
    decide(method: string, target: string, headers: string[], own: string): Step;
    answer(status: number, headers: string[], origin?: string): Step;
    unreachable(origin?: string): Step;
    late(origin?: string): Step;
    tooLarge(origin?: string): Step;
  }

  export class Step {
    private constructor();
    free(): void;
    readonly forwards: boolean;
    readonly method: string;
    readonly url: string;
    readonly hasBody: boolean;
    readonly secret: string | undefined;
    readonly origin: string | undefined;
    readonly status: number;
    readonly headers: string[];
    readonly body: Uint8Array<ArrayBuffer> | undefined;
  }
}
