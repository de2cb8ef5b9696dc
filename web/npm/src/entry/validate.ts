/**
 * Says what is wrong with a body before it is sent: every fault with its path, by the schemas of the API.
 *
 * ```ts
 * import { validate } from "smartrecruiters/validate";
 *
 * for (const fault of validate("users.create", { firstName: "Susan" })) console.log(fault.message); // /lastName is required …
 * ```
 *
 * @module
 */

import type { Fault } from "../error.js";
import { validator } from "./validate-load.js";

export type { Fault };

/**
 * All that is wrong with a body; nothing where it is valid. Bodies that are not JSON, such as forms with files, are not looked at.
 *
 * @param operation Id of an operation, such as `users.create`: the method without its client.
 * @param body What would be given to the method.
 * @throws {TypeError} There is no such operation, or the body cannot be written as JSON.
 */
export function validate(operation: string, body: unknown): Fault[] {
  const told = validator().faults(operation, JSON.stringify(body ?? null));
  if (told === undefined) throw new TypeError(`there is no operation \`${operation}\`: its id is the method without its client, as in api.md`);
  return JSON.parse(told) as Fault[];
}
