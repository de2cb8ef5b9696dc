// A worker that runs the guide inside of a request, since no I/O is possible outside of one. The client is made outside, as workers do.

import * as smartrecruiters from "smartrecruiters";

import { guide } from "guide.mjs";

const early = new smartrecruiters.SmartRecruiters({ apiKey: "DCRA1-early" });

export default {
  async fetch(request) {
    const stage = await request.json();
    const results = await guide(smartrecruiters, stage);
    const failure = typeof early.users.list === "function" ? undefined : "it has no methods";
    return Response.json([...results, { name: "a client can be made outside of requests", failure }]);
  },
};
