// When to stop waiting.

import type { RequestOptions } from "./types.js";

// Why there is no answer, as the core counts.
const NETWORK = 0;
const TIMEOUT = 1;
const ABORTED = 2;

/** The end of waiting of one call. */
export type Limit = ReturnType<typeof limited>;

/** Ends the waiting of one call: after its time, or when its caller gives up. */
export function limited({ signal: given, timeout }: RequestOptions, usual = 128e3) {
  const stop = new AbortController();
  const { signal } = stop;
  let why = NETWORK;
  const end = (reason: number, cause?: unknown): void => {
    why = reason;
    stop.abort(cause);
  };
  const giveUp = (): void => end(ABORTED, given?.reason);
  const gone = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  gone.catch(() => {});
  const time = timeout ?? usual;
  // A timer of more than 31 bits would fire at once.
  const timer: unknown = time < 2 ** 31 && setTimeout(() => end(TIMEOUT), time);
  given?.addEventListener("abort", giveUp);
  if (given?.aborted) giveUp();
  return {
    /** For `fetch`. */
    signal,
    /** Why the waiting ended, as a number of the core. */
    why: () => why,
    /** Waits no longer than that, whether or not the other side heeds the signal. */
    wait: <T>(promise: Promise<T>): Promise<T> => Promise.race([gone, promise]),
    /** Lets a program end although nobody reads the rest. */
    loosen: () => (timer as { unref?(): void }).unref?.(),
    close(): void {
      clearTimeout(timer as number);
      given?.removeEventListener("abort", giveUp);
    },
  };
}
