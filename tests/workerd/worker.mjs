// A worker that runs everything inside of a request, since no I/O is possible outside of one. The client is made outside, as workers do.

import * as client from "smartrecruiters";
import * as explain from "smartrecruiters/explain";
import * as sandbox from "smartrecruiters/sandbox";
import * as validate from "smartrecruiters/validate";
import * as webhooks from "smartrecruiters/webhooks";

import { everything } from "everything.mjs";

const early = new client.SmartRecruiters({ apiKey: "DCRA1-early" });

export default {
  async fetch(request) {
    const stage = await request.json();
    const results = await everything({ client, explain, sandbox, validate, webhooks }, stage);
    const failure = typeof early.users.list === "function" ? undefined : "it has no methods";
    return Response.json([...results, { name: "a client can be made outside of requests", failure }]);
  },
};
