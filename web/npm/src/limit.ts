// When to stop waiting.

import type { RequestOptions } from "./types.js";

/** Why there is no answer, as the core counts. */
export const NETWORK = 0;
const TIMEOUT = 1;
const ABORTED = 2;

/** Ends the waiting of one call: after its time, or when its caller gives up. */
export class Limit {
  /** Why the waiting ended. */
  why = NETWORK;
  #stop = new AbortController();
  #gone: Promise<never>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #given: AbortSignal | undefined;
  #give = () => this.#end(ABORTED);

  constructor({ signal, timeout }: RequestOptions, usual = 128e3) {
    this.#gone = new Promise((_, reject) => this.signal.addEventListener("abort", reject));
    this.#gone.catch(() => {});
    this.#given = signal;
    signal?.addEventListener("abort", this.#give);
    if (signal?.aborted) this.#give();
    const time = timeout ?? usual;
    // A timer of more than 31 bits would fire at once.
    if (time < 2 ** 31) this.#timer = setTimeout(() => this.#end(TIMEOUT), time);
  }

  /** For `fetch`. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Waits no longer than that, whether or not the other side heeds the signal. */
  wait<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([this.#gone, promise]);
  }

  /** Lets a program end although nobody reads the rest. */
  loosen(): void {
    (this.#timer as { unref?(): void } | undefined)?.unref?.();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#given?.removeEventListener("abort", this.#give);
  }

  #end(why: number): void {
    this.why = why;
    this.#stop.abort();
  }
}
