// All that is asked of the package, of its entries by name.

import { boxed } from "./boxed.mjs";
import { guide } from "./guide.mjs";
import { judged } from "./judged.mjs";
import { receiving } from "./receiving.mjs";

/** The files that this needs beside it. */
export const FILES = ["boxed.mjs", "everything.mjs", "guide.mjs", "judged.mjs", "part.mjs", "receiving.mjs"];

/** Gives name and failure of each test. */
export async function everything({ client, sandbox, validate, webhooks }, stage) {
  const parts = [await guide(client, stage), await receiving(webhooks), await boxed(client, sandbox, webhooks), await judged(validate)];
  return parts.flat();
}
