// The core, a WebAssembly module: operations and decisions. This file alone knows how its memory is read and written.
//
// Texts go in and come out, each ended by a NUL. The module keeps nothing between two steps, so an instance that trapped is replaced by a
// new one and the step is taken again.

/** What the module exports. */
interface Core {
  memory: WebAssembly.Memory;
  shape(operation: number): number;
  reserve(length: number): number;
  next(length: number): number;
}

let provide: () => WebAssembly.Module;
let module: WebAssembly.Module | undefined;
let core: Core | undefined;

/** Tells where the module comes from. It is asked for once, at the first call. */
export function use(given: () => WebAssembly.Module): void {
  provide = given;
}

/** Which arguments an operation takes, as bits. */
export const shape = (operation: number): number => run((core) => core.shape(operation));

/** Takes a call one step further. */
export const step = (texts: unknown[], body: string): string[] =>
  run((core) => {
    // A NUL inside a text would end it; like half a surrogate pair it becomes the sign for what cannot be written.
    const given = texts.map((text) => String(text).replaceAll("\0", "\ufffd") + "\0");
    const input = new TextEncoder().encode(given.join("") + body);
    const start = core.reserve(input.length);
    new Uint8Array(core.memory.buffer).set(input, start);
    const length = core.next(input.length);
    return new TextDecoder().decode(new Uint8Array(core.memory.buffer, start + input.length, length)).split("\0").slice(0, -1);
  });

function run<T>(task: (core: Core) => T): T {
  try {
    return task((core ??= instance()));
  } catch {
    return task((core = instance()));
  }
}

/** The glue of wasm-bindgen is left out: numbers need none, and it could not make a second instance. */
function instance(): Core {
  const { exports } = new WebAssembly.Instance((module ??= provide()), { "./core_bg.js": { __wbindgen_init_externref_table() {} } });
  return exports as unknown as Core;
}
