/**
 * Says what each error code of the vendor means and what to do about it, in the catalogue's words. Weighs 10 kB, and nothing where it is not
 * imported.
 *
 * ```ts
 * import { SmartRecruiters } from "smartrecruiters";
 * import { explain } from "smartrecruiters/explain";
 *
 * const sr = new SmartRecruiters({ apiKey }, { explain });
 * await sr.users.create(body); // … LANGUAGE_DISABLED: … → take a language of …
 * ```
 *
 * @module
 */

import { codes } from "../generated/vocabulary.js";
import { breakage } from "../json.js";
import type { Explanation, Failure } from "../types.js";

export type { Explanation, Failure };

/** The option `explain` of a client; tells the same of an error that was caught: `explain(error).remedy`. */
export function explain({ detail, faults, body = "" }: Failure): Explanation {
  const remedy = faults.map(({ code = "" }) => meaning(code)?.remedy).find(Boolean);
  return {
    ...(remedy && { remedy }),
    ...(detail.endsWith(CUT) && { detail: detail.replace(CUT, `it breaks at ${breakage(body)}`) }),
  };
}

/** What a code of the vendor means, and what to do about it; nothing where it is not known. */
export function meaning(code: string): { readonly meaning: string; readonly remedy: string } | undefined {
  const [meaning, remedy] = (Object.hasOwn(codes, code) && codes[code]) || [];
  return meaning && remedy ? { meaning, remedy } : undefined;
}

/** What the core asks where an answer stops being JSON. */
const CUT = "was it cut off?";
