// All that is asked of the package, of its entries by name.

import { guide } from "./guide.mjs";
import { receiving } from "./receiving.mjs";

/** Gives name and failure of each test. */
export async function everything({ client, webhooks }, stage) {
  return [...(await guide(client, stage)), ...(await receiving(webhooks))];
}
