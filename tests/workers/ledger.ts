// The receiver with handlers that write down what they handled: one event fails at first, one always.

import { DurableObject } from "cloudflare:workers";
import { type ReceiverEnv, SmartRecruiters, WebhookInbox, webhookReceiver } from "smartrecruiters/cloudflare";

interface Env extends ReceiverEnv {
  LEDGER: DurableObjectNamespace<Ledger>;
  SMARTRECRUITERS_URL: string;
  SMARTRECRUITERS_API_KEY: string;
}

export { WebhookInbox };

/** How often each event was handled to the end, and tried. */
export class Ledger extends DurableObject {
  attempt(id: string, fails: boolean): void {
    const tried = Number(this.ctx.storage.kv.get(`tried ${id}`) ?? 0) + 1;
    this.ctx.storage.kv.put(`tried ${id}`, tried);
    if (fails && tried === 1) throw new Error("the first attempt fails");
    this.ctx.storage.kv.put(id, Number(this.ctx.storage.kv.get(id) ?? 0) + 1);
  }

  handled(): Record<string, number> {
    return Object.fromEntries([...this.ctx.storage.kv.list<number>()].filter(([id]) => !id.startsWith("tried ")));
  }
}

const receiver = webhookReceiver<Env>({ client: (env) => new SmartRecruiters({ apiKey: env.SMARTRECRUITERS_API_KEY }, { baseUrl: env.SMARTRECRUITERS_URL }) })
  .on("candidate.created", async ({ id, payload }, env) => await ledger(env).attempt(id, payload.id === "flaky"))
  .on("*", () => {
    throw new Error("nobody can handle this");
  });

function ledger(env: Env): DurableObjectStub<Ledger> {
  return env.LEDGER.get(env.LEDGER.idFromName("one"));
}

export default {
  ...receiver,
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    if (new URL(request.url).pathname === "/handled") return Response.json(await ledger(env).handled());
    return await receiver.fetch(request, env, context);
  },
};
