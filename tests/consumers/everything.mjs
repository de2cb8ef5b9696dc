// All that is asked of the package, of its entries by name.

import { boxed } from "./boxed.mjs";
import { fromDisk } from "./from-disk.mjs";
import { guide } from "./guide.mjs";
import { judged } from "./judged.mjs";
import { receiving } from "./receiving.mjs";

/** The files that this needs beside it. */
export const FILES = ["boxed.mjs", "everything.mjs", "from-disk.mjs", "guide.mjs", "judged.mjs", "part.mjs", "receiving.mjs"];

/** Gives name and failure of each test. `node` is there where files are. */
export async function everything({ client, explain, node, sandbox, validate, webhooks }, stage) {
  return [
    await guide(client, stage),
    await receiving(webhooks),
    await boxed(client, sandbox, webhooks),
    await judged(client, sandbox, validate, explain),
    node ? await fromDisk(client, node, stage) : [],
  ].flat();
}
