// What the generated signatures are made of.

import type { Evidence, Fault, SmartRecruitersError } from "./error.js";

/** What a method gives: a promise that can tell more. Rejects with a `SmartRecruitersError`. */
export interface Reply<Value> extends Promise<Value> {
  /** The value with everything about the answer. */
  withResponse(): Promise<WithResponse<Value>>;
  /** The answer of a success with its body unread. Ask for it at once, in place of the value. */
  asResponse(): Promise<Response>;
}

/** What a call gave, and how. */
export interface WithResponse<Value> {
  readonly data: Value;
  /** The answer. Its body has been read, that of a download not yet. */
  readonly response: Response;
  readonly status: number;
  readonly headers: Headers;
  readonly timing: Timing;
  readonly rateLimit: RateLimit;
}

/** Where the time of a call went, in milliseconds. */
export interface Timing {
  /** From the call to its answer. */
  readonly total: number;
  /** In the queue and between attempts. */
  readonly waited: number;
  /** How often the request was sent. */
  readonly attempts: number;
}

/** What the `X-RateLimit-*` headers of an answer say. */
export interface RateLimit {
  /** Requests a second. */
  readonly limit: number | undefined;
  /** How many of them are left. */
  readonly remaining: number | undefined;
  /** Requests in flight. */
  readonly concurrentLimit: number | undefined;
  /** How many of them are left. */
  readonly concurrentRemaining: number | undefined;
}

/**
 * What a method gives that lists: a promise of one page as the server sent it, or all items one after the other, in whatever way the list is
 * paged. Nothing is asked for before it is awaited or iterated.
 */
export interface ListReply<Body, Item> extends Reply<Body>, AsyncIterable<Item> {
  /** Page by page, each asked for when it is wanted; `limit` bounds the size of pages. */
  pages(options?: { readonly limit?: number }): AsyncIterableIterator<ListPage<Body, Item>>;
  /** All items, or the first so many. */
  toArray(options?: { readonly limit?: number }): Promise<Item[]>;
}

/** One page of a list. */
export interface ListPage<Body, Item> {
  /** As the server sent it. */
  readonly data: Body;
  /** Its items, without those that were on the page before already. */
  readonly items: Item[];
  /** Option of a call that goes on after this page, at any time. `undefined` on the last one. */
  readonly startAfter: string | undefined;
  readonly response: Response;
  readonly timing: Timing;
}

/** What a method gives that downloads; `undefined` where a copy at hand can be the newest. */
export type FileReply<Otherwise = never> = Reply<Download | Otherwise>;

/** A file on its way. The bytes come when they are asked for, once. */
export interface Download {
  /** Name that the server suggests. */
  readonly name: string | undefined;
  /** Media type, such as `application/pdf`. */
  readonly type: string;
  /** Everything, as a Blob. */
  blob(): Promise<Blob>;
  /** Everything, as bytes. */
  bytes(): Promise<Uint8Array>;
  /** Piece by piece. */
  stream(): ReadableStream<Uint8Array>;
}

/** A file to send. What has no name is sent as `file`. */
export type FileInput = Blob | Uint8Array | ReadableStream<Uint8Array> | NamedFile;

/** Content with a name and a media type, where the runtime has no `File`. */
export interface NamedFile {
  /** The content. A stream is sent as it is read, and once: a call with one is not repeated. Pages collect it first. */
  readonly data: Blob | Uint8Array | ReadableStream<Uint8Array> | string;
  /** Name of the file, such as `cv.pdf`. */
  readonly name: string;
  /** Media type, such as `application/pdf`. */
  readonly type?: string | undefined;
}

/** Options of one call. */
export interface RequestOptions {
  /** Gives the call up: while it waits, connects or reads. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for the whole call: queue, waits, token, answer and body; 128,000, which the vendor advises, if left out. `Infinity` waits for
   * ever.
   */
  readonly timeout?: number | undefined;
  /** Headers to add or replace. */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** How often a request is sent again after a failure that may pass; 3 if left out. */
  readonly retries?: number | undefined;
  /** Longest wait before that, in milliseconds; 60,000 if left out. A server that asks for more ends the call. */
  readonly maxWait?: number | undefined;
  /** Doing this twice does no harm, so a POST or PATCH may be sent again also when it may have been done. */
  readonly idempotent?: boolean | undefined;
}

/** Methods of requests. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a request is made of that no method stands for, and options. */
export interface FreeOptions extends RequestOptions {
  /** Parameters: text, numbers, booleans, dates, lists of them. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** Options of a call that lists. */
export interface ListOptions extends RequestOptions {
  /** Goes on where an earlier list stopped: `startAfter` of its last page. */
  readonly startAfter?: string | undefined;
}

/** What proves who is calling. */
export type Credential =
  | {
      /** API key, sent as `X-SmartToken`. */
      readonly apiKey: string;
    }
  | {
      /** Access token of OAuth 2.0, sent as it is until it expires. */
      readonly accessToken: string;
    }
  | {
      /** Id of a client credential. */
      readonly clientId: string;
      /** Its secret. Both are exchanged for access tokens, which are kept and renewed. */
      readonly clientSecret: string;
      /** How id and secret travel: in the form (default) or as HTTP Basic. */
      readonly clientAuth?: "form" | "basic" | undefined;
    };

/** A function like `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Calls that share limits: those of one operation. */
export interface GovernorClass {
  /** Id of the operation, such as `candidates.list`. */
  readonly name: string;
  /** Requests a second that are documented. */
  readonly perSecond: number;
  /** Requests in flight that are documented. */
  readonly concurrent: number;
}

/** What became of a call, for its governor. */
export interface GovernorReport extends RateLimit {
  /** For how many milliseconds the server forbids the next call of the class: after a 429. */
  readonly pause: number;
}

/** Lets calls start. One governor serves one credential, in as many clients as use it. */
export interface Governor {
  /**
   * Asks to start a call: gives a permit, or a promise of one. Throws or rejects where the call must not wait, which then fails with kind
   * `governor`, and forgets it once `signal` aborts.
   */
  acquire(of: GovernorClass, signal: AbortSignal): unknown;
  /** The call has ended, whatever came of it. `permit` is what `acquire` gave. */
  release(of: GovernorClass, permit: unknown, report: GovernorReport): void;
  /** What runs and waits. */
  snapshot?(): GovernorSnapshot;
}

/** What runs and waits. */
export interface GovernorSnapshot {
  /** How many calls wait. */
  readonly waiting: number;
  /** Each class that was called. */
  readonly classes: Readonly<Record<string, GovernorState>>;
}

/** What one class is allowed and uses. */
export interface GovernorState {
  /** Requests a second. */
  readonly perSecond: number;
  /** Requests in flight. */
  readonly concurrent: number;
  /** How many run. */
  readonly running: number;
  /** How many wait. */
  readonly waiting: number;
  /** For how many milliseconds none may start, after a 429. */
  readonly paused: number;
}

/** What is known of a failure when it is to be explained. */
export type Failure = Pick<Evidence, "detail" | "faults" | "body">;

/** What is told about a failure in place of the usual. */
export interface Explanation {
  /** One sentence on what went wrong. */
  readonly detail?: string;
  /** What to do. */
  readonly remedy?: string;
}

/** What every hook is told. */
export interface CallEvent {
  /** Id of the operation, such as `users.create`. */
  readonly operation: string;
  /** How often the request was sent, with this time. The exchange of a client credential does not count. */
  readonly attempt: number;
  /** Method of the request, once there is one. */
  readonly method?: string;
  /** Address of the request, once there is one. */
  readonly url?: string;
}

/** A request is about to be sent. */
export interface RequestEvent extends CallEvent {
  /** What is sent, credentials as `[redacted]`. What is set here is sent, too. */
  readonly headers: Headers;
}

/** An answer has come. Its body has not. */
export interface ResponseEvent extends CallEvent {
  readonly status: number;
  /** Headers of the answer, credentials as `[redacted]`. */
  readonly headers: Headers;
}

/** The request is sent again after a wait. */
export interface RetryEvent extends CallEvent {
  /** Milliseconds until then. */
  readonly wait: number;
  /** Status of the answer, where one came. */
  readonly status: number | undefined;
  /** Why none came. */
  readonly cause: unknown;
}

/** The call has failed. */
export interface ErrorEvent extends CallEvent {
  /** What the call rejects with. */
  readonly error: SmartRecruitersError;
}

/** Functions that are told what calls do, at once. What they throw is ignored. */
export interface Hooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  readonly onError?: ((event: ErrorEvent) => void) | undefined;
}

/** Takes a line for each thing that happens, such as `console`. No line has a credential. */
export interface Logger {
  debug(line: string): void;
  /** For calls that fail. */
  warn(line: string): void;
}

/** An access token, to be kept as a secret. */
export interface StoredToken {
  readonly token: string;
  /** When it ends, in milliseconds since 1970. */
  readonly expires: number;
}

/** Keeps access tokens of client credentials for all processes that share it, see `storing`. Where it fails, calls go on without it. */
export interface TokenStore {
  /** `key` is the id of the client credential. */
  get(key: string): StoredToken | null | undefined | PromiseLike<StoredToken | null | undefined>;
  set(key: string, value: StoredToken): unknown;
}

/** Options of a client. Those of a call are for all of its calls. */
export interface ClientOptions extends Omit<RequestOptions, "signal"> {
  /** Whose data: the company's own (default), or the vendor's sandbox, which has credentials of its own. */
  readonly environment?: "production" | "vendor-sandbox" | undefined;
  /** Another address of the API, such as `http://127.0.0.1:7878/sandbox`. Goes before `environment`. */
  readonly baseUrl?: string | undefined;
  /** Sends the requests in place of the runtime's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Judges bodies before they are sent: `validate` of `smartrecruiters/validate`. A body with faults is not sent. */
  readonly validate?: ((operation: string, body: unknown) => readonly Fault[]) | undefined;
  /** Says what to do about an error: `explain` of `smartrecruiters/explain`. */
  readonly explain?: ((of: Failure) => Explanation) | undefined;
  /** Is told what calls do: what `hooks` gives. */
  readonly observe?: ((what: keyof Hooks, event: object) => Headers | void) | undefined;
  /** Lets calls start, in place of a governor that this client and those derived from it share. */
  readonly governor?: Governor | undefined;
  /** How many calls may wait to be started; any number if left out. */
  readonly maxQueue?: number | undefined;
}

/** Options of a client that is derived from another. Host, queue and governor are the other's. */
export type DerivedOptions = Omit<ClientOptions, "environment" | "baseUrl" | "governor" | "maxQueue">;
