import * as node from "smartrecruiters/node";

import { run } from "./program.mjs";

run(JSON.parse(process.env.STAGE), node).then((results) => console.log(JSON.stringify(results)));
