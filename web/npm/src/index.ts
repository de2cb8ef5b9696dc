// What every entry of the package exports.

export { SmartRecruiters } from "./client.js";
/** @internal */
export { usual } from "./client.js";
export { type ErrorKind, type Evidence, type Fault, SmartRecruitersError } from "./error.js";
export { type EncodedFile, encodeFile } from "./files.js";
export { hooks } from "./hooks.js";
export { storing } from "./store.js";
export type * from "./generated/index.js";
export type * from "./types.js";
