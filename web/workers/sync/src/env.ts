// Bindings of this Worker.

import type { ReceiverEnv } from "smartrecruiters/cloudflare";

/** What `wrangler.jsonc` and the secrets give. */
export interface Env extends ReceiverEnv {
  DB: D1Database;
  /** Secret: a client credential, or an API key. */
  SMARTRECRUITERS_CLIENT_ID?: string;
  SMARTRECRUITERS_CLIENT_SECRET?: string;
  SMARTRECRUITERS_API_KEY?: string;
  /** Another address than production, such as a local sandbox. */
  SMARTRECRUITERS_URL?: string;
  /** Calls that one invocation makes at most, so that it ends before the runtime ends it. Default 800. */
  CALLS?: string;
  /** A report with one row for each application, for accounts whose lists are too long. See the README for its columns. */
  REPORT_ID?: string;
}
