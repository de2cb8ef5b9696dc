const client = require("smartrecruiters");
const webhooks = require("smartrecruiters/webhooks");

import("./everything.mjs").then(async ({ everything }) => {
  console.log(JSON.stringify(await everything({ client, webhooks }, JSON.parse(process.env.STAGE))));
});
