// What every consumer that knows `import` runs, as it stands or bundled.

import * as client from "smartrecruiters";
import * as sandbox from "smartrecruiters/sandbox";
import * as validate from "smartrecruiters/validate";
import * as webhooks from "smartrecruiters/webhooks";

import { everything } from "./everything.mjs";

export const run = (stage) => everything({ client, sandbox, validate, webhooks }, stage);
