// When to stop waiting.

import type { RequestOptions } from "./types.js";

/** Why there is no answer, as the core counts. */
const enum Why {
  Network,
  Timeout,
  Aborted,
}

/** The end of waiting of one call. */
export type Limit = ReturnType<typeof limited>;

/** Ends the waiting of one call: after its time, or when its caller gives up. */
export function limited({ signal: given, timeout = 128e3 }: RequestOptions) {
  const stop = new AbortController();
  const { signal } = stop;
  const end = Date.now() + timeout;
  let why = Why.Network;
  let nap: unknown;
  let refuse: ((reason: unknown) => void) | undefined;
  const finish = (reason: Why, cause?: unknown): void => {
    why = reason;
    stop.abort(cause);
    refuse?.(signal.reason);
    close();
  };
  const giveUp = (): void => finish(Why.Aborted, given?.reason);
  // A timer of more than 31 bits would fire at once.
  const timer: unknown = timeout < 2 ** 31 && setTimeout(() => finish(Why.Timeout), timeout);
  given?.addEventListener("abort", giveUp);
  const close = (): void => {
    clearTimeout(timer as number);
    clearTimeout(nap as number);
    given?.removeEventListener("abort", giveUp);
  };
  /** Waits no longer than that, whether or not the other side heeds the signal. A call waits for one thing at a time. */
  const wait = <T>(promise: Promise<T>): Promise<T> =>
    new Promise((done, fail) => {
      refuse = fail;
      if (why) fail(signal.reason);
      promise.then(done, fail);
    });
  if (given?.aborted) giveUp();
  return {
    /** For `fetch`. */
    signal,
    wait,
    /** Why the waiting ended, as a number of the core. */
    why: () => why,
    /** Milliseconds that are left. */
    left: () => end - Date.now(),
    sleep: (time: number) => wait(new Promise((done) => (nap = setTimeout(done, time)))),
    /** Lets a program end although nobody reads the rest. */
    loosen: () => (timer as { unref?(): void }).unref?.(),
    close,
  };
}
