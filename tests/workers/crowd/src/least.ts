// A Worker that makes one call: nothing but the client and its governor.

import { type GovernorStub, type ObjectNamespace, SmartRecruiters, SmartRecruitersGovernor, durableGovernor } from "smartrecruiters/cloudflare";

export { SmartRecruitersGovernor };

export default {
  async fetch(_request: Request, env: { KEY: string; SR_GOVERNOR: ObjectNamespace<GovernorStub> }): Promise<Response> {
    const sr = new SmartRecruiters({ apiKey: env.KEY }, { governor: durableGovernor(env.SR_GOVERNOR) });
    return Response.json(await sr.users.list({ limit: 1 }));
  },
};
