// The Workers of `web/workers` with the packed package, bundled by wrangler, in the runtime of Cloudflare Workers.
//
// SR_TARBALL: what `cargo xtask npm` packs. SR_SERVER: the server's program. SR_TOOLS: a node_modules folder with wrangler.

import { gzipSync } from "node:zlib";

import { end, test } from "../consumers/suite.mjs";
import { bundle, check, deployed, project } from "./project.mjs";
import { governor } from "./governor.mjs";
import { receiver } from "./receiver.mjs";
import { relay } from "./relay.mjs";
import { sync } from "./sync.mjs";

const KIB = 1024;
/** What Workers weigh at most, compressed as Cloudflare counts it: one with the client and its governor, and those that do more. */
const WORKERS = { "crowd/wrangler.jsonc": 20 * KIB, "receiver/wrangler.jsonc": 22 * KIB, "relay/wrangler.jsonc": 64 * KIB, "sync/wrangler.jsonc": 24 * KIB };

const folder = project();

await test("workers: all types fit", () => check(folder));

for (const [name, most] of Object.entries(WORKERS)) {
  await test(`workers: ${name} can be deployed, in ${most / KIB} KiB`, () => {
    const size = deployed(bundle(folder, name)).reduce((sum, { bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);
    console.log(`  ${name}: ${size} bytes with gzip`);
    if (size > most) throw new Error(`${size} bytes, more than ${most}`);
  });
}

await governor(folder);
await receiver(folder);
await relay(folder);
await sync(folder);
end();
