// One error for everything that can go wrong.

/** What sort of failure it is: decides what a caller can do about it. */
export type ErrorKind =
  /** An argument is missing, unknown or cannot be written. Nothing was sent. */
  | "argument"
  /** A credential cannot be sent as it is. Nothing was sent. */
  | "credential"
  /** The client credential could not be exchanged for an access token. */
  | "token"
  /** 401: the credential is missing, wrong or expired. */
  | "unauthorized"
  /** 403, or 401 with a code about rights: the credential is known and may not do this. */
  | "forbidden"
  /** 404 or 410: the addressed thing does not exist or is not visible to the credential. */
  | "not-found"
  /** 409: it exists already, or changed meanwhile. */
  | "conflict"
  /** Any other 4xx: the request was understood and refused. */
  | "rejected"
  /** 429: too many requests a second, or too many in flight. */
  | "rate-limited"
  /** 5xx: the vendor failed. */
  | "server"
  /** The answer cannot be understood. */
  | "response"
  /** No answer came: the host could not be reached, or the connection broke. `cause` is what `fetch` said. */
  | "network"
  /** No answer came in time. */
  | "timeout"
  /** The caller gave up. `cause` is the reason of its signal. */
  | "aborted"
  /** The call was not let start: too many wait already, see `maxQueue`. `cause` is what the governor said. */
  | "governor";

const UNSURE = ":before you repeat a change, look whether it took effect|";

/** In the order of the core, each with what usually helps. */
const KINDS = (
  "argument|credential|token:check client id, secret and host|unauthorized:check the credential and the host|" +
  "forbidden:give the credential the scope, and its user the role|not-found:check the id, and who may see it|conflict:read what is there|" +
  `rejected:correct the request|rate-limited:send less at once|server${UNSURE}response:see \`body\`|network${UNSURE}timeout${UNSURE}aborted|governor`
).split("|");

/** One thing that the vendor found wrong. */
export interface Fault {
  /** Such as `LANGUAGE_DISABLED`. */
  readonly code: string | undefined;
  /** The vendor's sentence. */
  readonly message: string | undefined;
  /** Which field of the body, such as `/location/city`. */
  readonly dataPath: string | undefined;
}

/** Everything known about a failure but secrets. */
export interface Evidence {
  /** Id of the operation, such as `users.create`. */
  readonly operation: string;
  /** One sentence: the vendor's where it sent one. */
  readonly detail: string;
  /** Everything the vendor found wrong. */
  readonly faults: readonly Fault[];
  /** HTTP status, where an answer came. */
  readonly status: number | undefined;
  /** Method and address of the request, where one was sent. */
  readonly request: { readonly method: string; readonly url: string } | undefined;
  /** Headers of the answer. */
  readonly headers: Headers | undefined;
  /** Body of the answer, as it came. */
  readonly body: string | undefined;
  /** How often the request was sent. */
  readonly attempts: number;
  /** Why it was not sent again, where that needs a reason. */
  readonly stopped: string;
  /** What to do, in general; what the vendor's code asks for where the client has the option `explain`. */
  readonly remedy: string | undefined;
}

export interface SmartRecruitersError extends Evidence {}

/** A call that did not succeed. */
export class SmartRecruitersError extends Error {
  /** What sort of failure it is. */
  declare readonly kind: ErrorKind;
  /** Every vendor code. */
  declare readonly codes: readonly string[];
  /** The first vendor code. */
  declare readonly code: string | undefined;
  /** What the server, or a gateway before it, calls the request: to be named when you ask the vendor. */
  declare readonly requestId: string | undefined;

  /** `kind` is the core's number. An error as evidence gives its own kind. */
  constructor(kind: number, evidence: Pick<Evidence, "operation" | "detail"> & Partial<Evidence>, cause?: unknown) {
    const { operation, status, faults = [], detail, attempts = 0, stopped = "", headers, body, ...rest } = evidence;
    const [name, usual] = KINDS[kind]!.split(":");
    const { remedy = usual } = rest;
    const codes = faults.flatMap(({ code }) => code ?? []);
    const [code] = codes;
    const about = status ? `${[status, code ?? faults[0]?.dataPath].join(" ").trim()}: ` : "";
    const end = [attempts > 1 && `${attempts} attempts`, stopped].filter(Boolean).join("; ");
    super(`${operation}: ${about}${detail}${end && ` (${end})`}${remedy ? ` → ${remedy}` : ""}`, cause ? { cause } : undefined);
    const requestId = [...(headers ?? [])].find(([name]) => /(request|trace|correlation)-?id/.test(name))?.[1];
    Object.assign(this, { kind: name, operation, status, code, codes, faults, detail, attempts, stopped }, rest, { remedy, requestId });
    // Consoles and logs are told what matters of them.
    Object.defineProperties(this, { headers: { value: headers }, body: { value: body } });
  }

  /** What `JSON.stringify` writes: everything but headers and body of the answer. */
  toJSON(): object {
    const { name, message, ...rest } = this;
    return { name, message, ...rest };
  }

  override get name(): string {
    return "SmartRecruitersError";
  }
}
