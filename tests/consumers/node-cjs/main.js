const exported = require("smartrecruiters");

import("./guide.mjs").then(async ({ guide }) => console.log(JSON.stringify(await guide(exported, JSON.parse(process.env.STAGE)))));
