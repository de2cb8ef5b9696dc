// Tells what a call does, without its credentials.

import type { CallEvent, ClientOptions, Hooks, Logger } from "./types.js";

const HIDDEN = "[redacted]";

/**
 * The option of a client that tells these functions, and a logger, what calls do: `new SmartRecruiters(credential, hooks({ onRetry }))`. Where
 * no logger is given, `DEBUG=smartrecruiters` in the environment of Node, Deno or Bun prints the same to the standard error.
 */
export function hooks({ logger, ...given }: Hooks & { readonly logger?: Logger | undefined } = {}): Pick<ClientOptions, "observe"> {
  let log = logger;
  const observe = (what: keyof Hooks, told: object): Headers | undefined => {
    log ??= fromEnvironment();
    const { headers: sent, response, ...rest } = told as CallEvent & Told;
    const headers = sent ?? response?.headers;
    const event = response ? { ...rest, status: response.status } : rest;
    const shown = headers && redacted(headers);
    try {
      given[what]?.({ ...event, ...(shown && { headers: shown }) } as never);
      const { operation, attempt, method, url, status, wait, error } = event;
      const words = [operation, what.slice(2).toLowerCase(), attempt, method, url, status, wait && `wait ${wait} ms`, error?.message];
      log[error ? "warn" : "debug"](words.filter(Boolean).join(" "));
    } catch {
      // A call does not depend on who watches it.
    }
    return what === "onRequest" ? laid(headers, shown) : undefined;
  };
  return { observe };
}

/** What there is to tell. */
interface Told {
  readonly headers?: HeadersInit;
  readonly response?: Response;
  readonly status?: number;
  readonly wait?: number;
  readonly error?: Error;
}

const silent: Logger = { debug() {}, warn() {} };

function fromEnvironment(): Logger {
  try {
    const { env } = (globalThis as unknown as { process: { env: { DEBUG: string } } }).process;
    // What a program prints is not mixed with it.
    const print = (line: string): void => console.error(line);
    return env.DEBUG.includes("smartrecruiters") ? { debug: print, warn: print } : silent;
  } catch {
    return silent;
  }
}

/** A copy that shows no credential. */
function redacted(headers: HeadersInit): Headers {
  const shown = new Headers(headers);
  for (const name of [...shown.keys()]) if (/token|authorization|cookie/.test(name)) shown.set(name, HIDDEN);
  return shown;
}

/** Headers over others; what is redacted stays as it is. */
function laid(below: HeadersInit | undefined, above: Headers | undefined): Headers {
  const headers = new Headers(below);
  above?.forEach((value, name) => value === HIDDEN || headers.set(name, value));
  return headers;
}
