// The class, and its namespaces out of the table of ids.

import { prepare } from "./arguments.js";
import { type Session, call, merge } from "./call.js";
import type { Resources } from "./generated/index.js";
import { Limiter } from "./governor.js";
import { List } from "./list.js";
import { names, operation } from "./operation.js";
import { Reply } from "./reply.js";
import type { ClientOptions, Credential, DerivedOptions, Governor } from "./types.js";

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

  constructor(credential: Credential, options: ClientOptions = {}) {
    this.#session = "shared" in credential ? (credential as unknown as Session) : begin(credential, options);
    grow(this, tree, this.#session);
  }

  /** A client with other options that shares governor, token and budget of retries with this one. */
  withOptions(options: DerivedOptions): SmartRecruiters {
    const session: Session = { ...this.#session, options: merge(this.#session.options, options) };
    return new SmartRecruiters(session as unknown as Credential);
  }

  /** What lets calls start. */
  get governor(): Governor {
    return this.#session.shared.governor;
  }
}

function begin(credential: Credential, options: ClientOptions): Session {
  const { apiKey, accessToken, clientId = "", clientSecret, clientAuth } = credential as Record<string, string | undefined>;
  const secret = apiKey || accessToken || clientSecret;
  if (!secret) throw new TypeError("the credential is empty: give `apiKey`, `accessToken`, or `clientId` and `clientSecret`");
  return {
    origin: options.baseUrl ?? `https://api.${options.environment === "vendor-sandbox" ? "sandbox." : ""}smartrecruiters.com`,
    kind: apiKey ? 1 : accessToken ? 2 : clientAuth === "basic" ? 4 : 3,
    id: clientId,
    secret,
    options,
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
    const get = (): unknown => keep(typeof one == "number" ? method(session, one) : grow({}, one, session));
    Object.defineProperty(place, name, { get, enumerable: true, configurable: true });
  }
  return place;
}
