import * as exports from "smartrecruiters";

import { guide } from "./guide.mjs";

console.log(JSON.stringify(await guide(exports, JSON.parse(process.env.STAGE))));
