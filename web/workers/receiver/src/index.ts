// Receives webhooks. Say here what your events do; everything else is in `smartrecruiters/cloudflare`.

import { type ReceiverEnv, SmartRecruiters, WebhookInbox, webhookReceiver } from "smartrecruiters/cloudflare";

interface Env extends ReceiverEnv {
  /** Secret. Reads the callbacks log, for events that were missed. */
  SMARTRECRUITERS_API_KEY?: string;
  /** Another address than production, such as a local sandbox. */
  SMARTRECRUITERS_URL?: string;
}

export { WebhookInbox };

export default webhookReceiver<Env>({
  client: ({ SMARTRECRUITERS_API_KEY: apiKey = "", SMARTRECRUITERS_URL: baseUrl }) => new SmartRecruiters({ apiKey }, baseUrl ? { baseUrl } : {}),
})
  .on("application.created", ({ payload }) => console.log("a new application", payload.application_id))
  .on("*", ({ name, id }) => console.log(name, id));
