// Lets pages of the origins in `wrangler.jsonc` call the vendor. Everything is in `smartrecruiters/relay`.

import { relay } from "smartrecruiters/relay";

export default relay();
