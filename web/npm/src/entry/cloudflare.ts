/**
 * The client with parts for Cloudflare Workers: a governor that counts for all isolates and holds their access token, and a receiver of
 * webhooks.
 *
 * ```ts
 * import { SmartRecruiters, SmartRecruitersGovernor, durableGovernor } from "smartrecruiters/cloudflare";
 *
 * export { SmartRecruitersGovernor };
 *
 * export default {
 *   async fetch(request, env) {
 *     const sr = new SmartRecruiters({ apiKey: env.SMARTRECRUITERS_API_KEY }, { governor: durableGovernor(env.SR_GOVERNOR) });
 *     return Response.json(await sr.jobs.list({ limit: 10 }));
 *   },
 * };
 * ```
 *
 * @module
 */

import module from "./core.wasm";

import { use } from "../core.js";

use(() => module);

export * from "../index.js";
export { SmartRecruiters } from "../cloudflare/client.js";
export { durableGovernor, type DurableGovernor, type DurableGovernorOptions } from "../cloudflare/durable.js";
export { SmartRecruitersGovernor, type GovernorEnv, type GovernorStub, type GovernorTicket } from "../cloudflare/governor.js";
export type { Exchange, Exchanged } from "../cloudflare/tokens.js";
export { WebhookInbox, type DeadLetter, type InboxCounts, type Letter } from "../cloudflare/inbox.js";
export { webhookReceiver, type Handler, type InboxStub, type Receiver, type ReceiverEnv, type ReceiverOptions } from "../cloudflare/receiver.js";
export type { ExecutionLike, ObjectNamespace, ObjectState, QueueBatch, QueueMessage, QueueProducer } from "../cloudflare/runtime.js";
