// What a sandbox takes and tells.

/** How a sandbox is. Every other setting of the sandbox's README can be given as well. */
export interface SandboxOptions extends SandboxSettings {
  /** Address that answers name, and under which it answers; `https://api.smartrecruiters.com` if left out. */
  readonly origin?: string | undefined;
  /** The clock of the host, in milliseconds since 1970; `Date.now` if left out. */
  readonly now?: (() => number) | undefined;
  /** Takes webhooks, in place of the runtime's `fetch`; where it is `false`, nobody does. */
  readonly deliver?: Deliver | false | undefined;
}

/** How the company and the API to it are. */
export interface SandboxSettings {
  /** Ids, people and tokens follow from it; 1042 if left out. The same seed and the same requests give the same answers. */
  readonly seed?: number | undefined;
  /** How many candidates the company has at first; 250 if left out. */
  readonly candidates?: number | undefined;
  /** How many users the company has at first; 12 if left out. */
  readonly users?: number | undefined;
  /** Whether too many requests are refused with 429, as the vendor does; `true` if left out. */
  readonly limits?: boolean | undefined;
  /** Largest body of a request in bytes. */
  readonly bodyLimit?: number | undefined;
  /** Whether webhooks may go to `http:` addresses. The vendor takes `https:` alone. */
  readonly httpReceivers?: boolean | undefined;
  readonly [setting: string]: unknown;
}

/** Answers the request that the vendor would send to a receiver: a handshake, a delivery, or one for a token. */
export type Deliver = (request: Request) => Response | Promise<Response>;

/** Something that goes wrong on purpose. */
export interface SandboxFault {
  /**
   * What: `latency` waits for `ms`; `429` refuses with `retryAfter` seconds; `5xx` and `html-error` fail with `status`, as JSON and as gateways
   * do; `drop` breaks the connection before the answer, `truncate` after `bytes` of the body; `slow-body` takes `ms` for the body;
   * `wrong-content-type` calls JSON plain text.
   */
  readonly fault: "latency" | "429" | "5xx" | "html-error" | "drop" | "truncate" | "slow-body" | "wrong-content-type";
  /** Id of the operation that it befalls; all if left out. */
  readonly operation?: string;
  /** How often, from 0 to 1, drawn from the seed; always if left out. */
  readonly chance?: number;
  /** How many times; for ever if left out. */
  readonly count?: number;
  /** Whether the request takes effect although its answer is lost. */
  readonly handled?: boolean;
  readonly ms?: number;
  readonly retryAfter?: number;
  readonly status?: number;
  readonly bytes?: number;
}

/** One request that was answered. Neither headers nor bodies are kept. */
export interface LogLine {
  /** Counts requests, from 1. */
  readonly number: number;
  /** When, as ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** With its query, without its secrets. */
  readonly path: string;
  /** Id of the operation; none where no operation was reached. */
  readonly operation?: string;
  readonly status: number;
  /** The fault that befell it. */
  readonly fault?: string;
  readonly delayMs?: number;
}

/** What to do with the clock: set it, move it on, and stop it or let it run, in this order. */
export interface ClockOrder {
  /** The time, or `null` for that of the host. */
  readonly now?: Date | number | string | null;
  readonly advanceMs?: number;
  readonly frozen?: boolean;
}

/** What the clock shows. */
export interface Clock {
  /** As ISO 8601. */
  readonly now: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly frozen: boolean;
  /** How far it is ahead of the host's, in milliseconds. */
  readonly aheadMs: number;
}

/** A credential to make. */
export interface CredentialOrder {
  /** A client credential (if left out), an API key, or a partner's key. */
  readonly kind?: "client" | "key" | "partner";
  /** System role of its user; `ADMINISTRATOR` if left out. */
  readonly role?: "ADMINISTRATOR" | "EXTENDED" | "STANDARD" | "RESTRICTED" | "EMPLOYEE";
  /** Scopes; all if left out. */
  readonly scopes?: readonly string[];
}

/** A credential that was made: as it is, the first argument of a client. */
export type MadeCredential<Order extends CredentialOrder> = Order extends { readonly kind: "key" | "partner" }
  ? { readonly apiKey: string }
  : { readonly clientId: string; readonly clientSecret: string };
