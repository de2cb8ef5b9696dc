// What every consumer that knows `import` runs, as it stands or bundled.

import * as client from "smartrecruiters";
import * as explain from "smartrecruiters/explain";
import * as sandbox from "smartrecruiters/sandbox";
import * as validate from "smartrecruiters/validate";
import * as webhooks from "smartrecruiters/webhooks";

import { everything } from "./everything.mjs";

/** `node` is `smartrecruiters/node`, where there are files. */
export const run = (stage, node) => everything({ client, explain, node, sandbox, validate, webhooks }, stage);
