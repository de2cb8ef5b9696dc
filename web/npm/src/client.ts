// The class, and its namespaces out of the table of ids.

import { flat, prepare } from "./arguments.js";
import { type Session, call, merge } from "./call.js";
import { SmartRecruitersError } from "./error.js";
import type { Resources } from "./generated/index.js";
import { Limiter } from "./governor.js";
import { List } from "./list.js";
import { METHODS, free, names, operation } from "./operation.js";
import { Reply } from "./reply.js";
import type { ClientOptions, Credential, DerivedOptions, FreeOptions, Governor, GovernorSnapshot, Method, Reply as ReplyOf } from "./types.js";

/**
 * Options of all clients that are not given others: from the entry for runtimes that read packages from a disk.
 *
 * @internal
 */
export const usual: { -readonly [Name in "explain" | "observe"]?: ClientOptions[Name] } = {};

/** What Node, Deno, Bun and Workers ask for what a console shows. */
const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** Methods by name; a number is an operation. */
interface Names {
  [name: string]: Names | number;
}

const tree: Names = {};
names.forEach((id, number) => {
  const words = id.split(".");
  const last = words.pop()!;
  words.reduce((place, word) => (place[word] ??= {}) as Names, tree)[last] = number;
});

export interface SmartRecruiters extends Resources {}

/** A client of the SmartRecruiters API. Nothing is sent before the first call. */
export class SmartRecruiters {
  #session: Session;

  constructor(credential: Credential, options?: ClientOptions);
  constructor(credential: Credential, options: ClientOptions = {}, session = begin(credential, options)) {
    this.#session = session;
    grow(this, tree, session);
  }

  /** A client with other options that shares governor, token and budget of retries with this one. */
  withOptions(options: DerivedOptions): SmartRecruiters {
    const session = this.#session;
    const Derived = SmartRecruiters as unknown as new (credential: unknown, options: unknown, session: Session) => SmartRecruiters;
    return new Derived(0, 0, { ...session, options: merge(session.options, options) });
  }

  /**
   * Sends a request that no method stands for, with the same credential, limits, retries and errors. `path` is one of the same host, such as
   * `/user-api/v201804/users`, and has no query: that is `query`.
   */
  request<Value = unknown>(method: Method, path: string, options: FreeOptions = {}): ReplyOf<Value> {
    const { query, body, ...rest } = options;
    const how = {};
    const of = free(method, path, Object.keys(query ?? {}), body !== undefined);
    const prepared = { path: [], named: flat(query), body: JSON.stringify(body), matter: body, options: rest, given: {} };
    return new Reply(async () => {
      // What the runtime would read as another path, or as another host, is not what was meant.
      if (new URL(path, "http://a").pathname === path && METHODS.includes(method)) return call(this.#session, of, prepared, how);
      throw new SmartRecruitersError(0, { operation: of.name, detail: `wrong: ${method} ${path}` });
    }, how);
  }

  /** What lets calls start. */
  get governor(): Governor {
    return this.#session.shared.governor;
  }

  /** What `JSON.stringify` and consoles show: no secret. */
  toJSON(): { baseUrl: string; credential: string; governor: GovernorSnapshot | undefined } {
    const { origin, kind, shared } = this.#session;
    return { baseUrl: origin, credential: WAYS[kind - 1]!, governor: shared.governor.snapshot?.() };
  }

  /** @internal */
  [INSPECT](): object {
    return this.toJSON();
  }
}

/** What namespaces inherit: a console shows the names that they have. */
const shown = {
  [INSPECT](): string[] {
    return Object.keys(this);
  },
};

/** Kinds of a credential, in the order of the core. */
const WAYS = "API key,access token,client credential,client credential".split(",");

function begin(credential: Credential, options: ClientOptions): Session {
  const { apiKey, accessToken, clientId = "", clientSecret, clientAuth } = (credential ?? {}) as Record<string, string | undefined>;
  const secret = apiKey || accessToken || clientSecret;
  if (!secret) throw new TypeError("the credential is empty");
  return {
    origin: options.baseUrl ?? `https://api.${options.environment === "vendor-sandbox" ? "sandbox." : ""}smartrecruiters.com`,
    kind: apiKey ? 1 : accessToken ? 2 : clientAuth === "basic" ? 4 : 3,
    id: clientId,
    secret,
    options: { ...usual, ...options },
    shared: { learnt: ["", "0", "0", "500"], governor: options.governor ?? new Limiter(options.maxQueue) },
  };
}

const method =
  (session: Session, number: number) =>
  (...given: unknown[]): unknown => {
    const of = operation(number);
    const how = {};
    const prepared = prepare(of, given);
    return of.paging ? new List(session, of, prepared, how) : new Reply(() => call(session, of, prepared, how), how);
  };

/** Gives an object its methods and namespaces, each of which is made when it is first asked for. */
function grow(place: object, inside: Names, session: Session): object {
  for (const [name, one] of Object.entries(inside)) {
    const keep = (value: unknown): unknown => {
      Object.defineProperty(place, name, { value, enumerable: true });
      return value;
    };
    const get = (): unknown => keep(typeof one == "number" ? method(session, one) : grow(Object.create(shown) as object, one, session));
    Object.defineProperty(place, name, { get, enumerable: true, configurable: true });
  }
  return place;
}
