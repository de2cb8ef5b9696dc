const client = require("smartrecruiters");
const explain = require("smartrecruiters/explain");
const node = require("smartrecruiters/node");
const sandbox = require("smartrecruiters/sandbox");
const validate = require("smartrecruiters/validate");
const webhooks = require("smartrecruiters/webhooks");

import("./everything.mjs").then(async ({ everything }) => {
  console.log(JSON.stringify(await everything({ client, explain, node, sandbox, validate, webhooks }, JSON.parse(process.env.STAGE))));
});
