// Many isolates with one credential: each call of this Worker makes some calls of the API, through the governor or without it.

import { SmartRecruiters, SmartRecruitersError } from "smartrecruiters";
import { type GovernorStub, SmartRecruitersGovernor, durableGovernor } from "smartrecruiters/cloudflare";

interface Env {
  SR_GOVERNOR: DurableObjectNamespace<SmartRecruitersGovernor>;
  SMARTRECRUITERS_URL: string;
  SMARTRECRUITERS_API_KEY: string;
}

export { SmartRecruitersGovernor };

/** How the calls of one request ended. */
interface Tally {
  ok: number;
  refused: number;
  waits: number[];
  fallbacks: number;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { searchParams, pathname } = new URL(request.url);
    const objects = env.SR_GOVERNOR as unknown as Parameters<typeof durableGovernor>[0];
    if (pathname === "/snapshot") return Response.json(await (env.SR_GOVERNOR.get(env.SR_GOVERNOR.idFromName("default")) as unknown as GovernorStub).snapshot());
    const tally: Tally = { ok: 0, refused: 0, waits: [], fallbacks: 0 };
    const onFallback = (): void => void (tally.fallbacks += 1);
    const governor = searchParams.has("alone") ? {} : { governor: durableGovernor(objects, { onFallback }) };
    const client = new SmartRecruiters(
      { apiKey: env.SMARTRECRUITERS_API_KEY },
      { baseUrl: env.SMARTRECRUITERS_URL, retries: 0, timeout: Infinity, ...governor },
    );
    const calls = Array.from({ length: Number(searchParams.get("calls")) }, async () => {
      const start = Date.now();
      try {
        await client.users.list({ limit: 1 });
        tally.ok += 1;
      } catch (error) {
        if (!(error instanceof SmartRecruitersError)) throw error;
        if (error.status !== 429) throw error;
        tally.refused += 1;
      }
      tally.waits.push(Date.now() - start);
    });
    // What a caller leaves behind is not carried on.
    if (searchParams.has("leave")) await Promise.race([Promise.all(calls), new Promise((later) => setTimeout(later, Number(searchParams.get("leave"))))]);
    else await Promise.all(calls);
    return Response.json(tally);
  },
};
