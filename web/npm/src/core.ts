// The core, a WebAssembly module: every decision. This file alone knows how its memory is read and written.
//
// Texts go in and come out, each ended by a NUL. The module keeps nothing between two steps, so an instance that trapped is replaced by a
// new one and the step is taken again.

/** What the module exports. */
export interface Core {
  readonly memory: WebAssembly.Memory;
  reserve(length: number): number;
  next(length: number): number;
  page(length: number): number;
  start(now: number): number;
  finish(started: number, now: number, limit: number, remaining: number, concurrentLimit: number, concurrentRemaining: number, pause: number): void;
  deliver(mark: number, status: number): number;
  refund(budget: number): number;
}

let provide: () => WebAssembly.Module;
let module: WebAssembly.Module | undefined;
let core: Core | undefined;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Tells where the module comes from. It is asked for once, at the first call. */
export function use(given: () => WebAssembly.Module): void {
  provide = given;
}

/** Takes a call one step further, or a list to its next page. `card` is written as it is. */
export const ask = (what: "next" | "page", card: string, texts: readonly unknown[]): string[] =>
  run((core) => {
    let given = card;
    for (const text of texts) given += clean(String(text)) + "\0";
    const start = core.reserve(given.length * 3);
    const { written } = encoder.encodeInto(given, new Uint8Array(core.memory.buffer, start));
    const length = core[what](written);
    return decoder.decode(new Uint8Array(core.memory.buffer, start + written, length)).split("\0").slice(0, -1);
  });

/** Asks about a lane, whose state is written there and back. */
export const lane = (state: Uint32Array, task: (core: Core) => number | void): number =>
  run((core) => {
    const inside = new Uint32Array(core.memory.buffer, core.reserve(state.byteLength), state.length);
    inside.set(state);
    const answer = task(core);
    state.set(inside);
    return answer! >>> 0;
  });

/** Asks with numbers alone. Starts again in a new instance where this one has trapped. */
export function run<T>(task: (core: Core) => T): T {
  try {
    return task((core ??= instance()));
  } catch {
    return task((core = instance()));
  }
}

/** A NUL inside a text would end it; like half a surrogate pair it becomes the sign for what cannot be written. */
const clean = (text: string): string => (text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text);

/** The glue of wasm-bindgen is left out: numbers need none, and it could not make a second instance. */
function instance(): Core {
  return new WebAssembly.Instance((module ??= provide())).exports as unknown as Core;
}
