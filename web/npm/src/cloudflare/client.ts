// The client of this entry: as everywhere, and a durable governor has its token.

import { SmartRecruiters as Client } from "../client.js";
import type { ClientOptions, Credential } from "../types.js";
import type { DurableGovernor } from "./durable.js";

/** A client of the SmartRecruiters API. With a `durableGovernor`, all isolates share one access token. */
export class SmartRecruiters extends Client {
  constructor(credential: Credential, options: ClientOptions = {}) {
    const governor = options.governor as Partial<DurableGovernor> | undefined;
    super(credential, governor?.sending ? { ...options, fetch: governor.sending(options.fetch) } : options);
  }
}
