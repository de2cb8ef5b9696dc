/**
 * A relay for Cloudflare Workers, which lets pages of origins that you name call the vendor.
 *
 * ```ts
 * import { relay } from "smartrecruiters/relay";
 *
 * export default relay();
 * ```
 *
 * @module
 */

import module from "./relay.wasm";

import { initSync } from "relay.js?glue";

initSync({ module });

export { relay, type Grant, type RelayEnv, type RelayWorker } from "../cloudflare/relay.js";
