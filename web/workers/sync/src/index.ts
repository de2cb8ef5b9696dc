// Mirrors jobs, candidates and applications into D1: by the clock what changed, by webhooks what was deleted.

import { SmartRecruiters, WebhookInbox, webhookReceiver } from "smartrecruiters/cloudflare";

import type { Env } from "./env.js";
import { LISTS } from "./lists.js";
import { mirror } from "./mirror.js";
import { report } from "./report.js";

export { WebhookInbox };

const receiver = webhookReceiver<Env>({ path: "/webhooks", client })
  .on("candidate.deleted", async ({ payload }, { DB }) => {
    await DB.batch([
      DB.prepare("INSERT OR IGNORE INTO tombstone (candidate_id, at) VALUES (?, ?)").bind(payload.id, Date.now()),
      DB.prepare("DELETE FROM application WHERE candidate_id = ?").bind(payload.id),
      DB.prepare("DELETE FROM candidate WHERE id = ?").bind(payload.id),
    ]);
  })
  .on("application.created", async ({ payload }, { DB }) => {
    const { application_id, candidate_id, job_id } = payload;
    const statement = `INSERT INTO application (candidate_id, job_id, application_id, is_primary) VALUES (?, ?, ?, 0)
      ON CONFLICT (candidate_id, job_id) DO UPDATE SET application_id = excluded.application_id`;
    await DB.prepare(statement).bind(candidate_id, job_id, application_id).run();
  })
  // What else happens to jobs and candidates comes with the next increment.
  .on("*", () => undefined);

export default {
  ...receiver,

  /** `/progress`: how far each list is. */
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    if (new URL(request.url).pathname !== "/progress") return await receiver.fetch(request, env, context);
    const { results } = await env.DB.prepare("SELECT list, since, started_on, rows, calls, finished_on, complete_to, error FROM progress").all();
    return Response.json(results);
  },

  async scheduled(controller: ScheduledController, env: Env): Promise<void> {
    const sr = client(env);
    let calls = Number(env.CALLS ?? 800);
    for (const list of LISTS) calls -= await mirror(sr, env.DB, list, calls);
    if (env.REPORT_ID) await report(sr, env.DB, env.REPORT_ID);
    await receiver.scheduled(controller, env);
  },
};

function client(env: Env): SmartRecruiters {
  const { SMARTRECRUITERS_CLIENT_ID: clientId, SMARTRECRUITERS_CLIENT_SECRET: clientSecret, SMARTRECRUITERS_API_KEY: apiKey } = env;
  const credential = clientId && clientSecret ? { clientId, clientSecret } : { apiKey: apiKey ?? "" };
  return new SmartRecruiters(credential, env.SMARTRECRUITERS_URL ? { baseUrl: env.SMARTRECRUITERS_URL } : {});
}
