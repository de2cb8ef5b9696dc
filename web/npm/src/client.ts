// The class, and its namespaces out of the table of ids.

import { call, type Session } from "./call.js";
import type { Resources } from "./generated/index.js";
import { table } from "./generated/table.js";
import type { ClientOptions, Credential } from "./types.js";

/** Methods by name; a number is an operation. */
interface Names {
  [name: string]: Names | number;
}

const ids: string[] = [];
const names: Names = {};

let before: string[] = [];
for (const id of table.split(" ")) {
  const words = id.split(".").map((word, place) => word || before[place]!);
  let place = names;
  for (const word of words.slice(0, -1)) place = (place[word] ??= {}) as Names;
  place[words.at(-1)!] = ids.push(words.join(".")) - 1;
  before = words;
}

export interface SmartRecruiters extends Resources {}

/** A client of the SmartRecruiters API. Nothing is sent before the first call. */
export class SmartRecruiters {
  #session: Session;
  #made: Record<string, unknown> = {};

  constructor(credential: Credential, options: ClientOptions = {}) {
    const { apiKey, accessToken, clientId = "", clientSecret, clientAuth } = credential as Record<string, string | undefined>;
    const secret = apiKey || accessToken || clientSecret;
    if (!secret) throw new TypeError("the credential is empty: give `apiKey`, `accessToken`, or `clientId` and `clientSecret`");
    this.#session = {
      origin: options.baseUrl ?? `https://api.${options.environment === "vendor-sandbox" ? "sandbox." : ""}smartrecruiters.com`,
      kind: apiKey ? 1 : accessToken ? 2 : clientAuth === "basic" ? 4 : 3,
      id: clientId,
      secret,
      learnt: ["", "0", "0"],
      options,
    };
  }

  static {
    for (const [name, inside] of Object.entries(names)) {
      Object.defineProperty(this.prototype, name, {
        get(this: SmartRecruiters) {
          return (this.#made[name] ??= make(inside, this.#session));
        },
      });
    }
  }
}

function make(inside: Names | number, session: Session): unknown {
  return typeof inside == "number"
    ? (...given: unknown[]) => call(session, inside, ids[inside]!, given)
    : Object.fromEntries(Object.entries(inside).map(([name, one]) => [name, make(one, session)]));
}
