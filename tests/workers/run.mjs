// The Workers of `web/workers` in workerd, bundled with wrangler. With names, only those parts: `node tests/workers/run.mjs governor`.

import { gzipSync } from "node:zlib";

import { end, test } from "../consumers/suite.mjs";
import { bundle, check, deployed, project, variant } from "./project.mjs";
import { governor } from "./governor.mjs";
import { local } from "./local.mjs";
import { receiver } from "./receiver.mjs";
import { relay } from "./relay.mjs";
import { sync } from "./sync.mjs";

const KIB = 1024;
/** What Workers weigh at most, compressed as Cloudflare counts it: one with the client and its governor, and those that do more. */
const WORKERS = { "crowd/least.json": 20 * KIB, "receiver/wrangler.jsonc": 20.5 * KIB, "relay/wrangler.jsonc": 51 * KIB, "sync/wrangler.jsonc": 22.5 * KIB };
const PARTS = { governor, receiver, relay, sync, alone };

const only = process.argv.slice(2);
const folder = project();
variant(folder, "crowd/wrangler.jsonc", "least.json", (config) => (config.main = "src/least.ts"));

await test("workers: all types fit", () => check(folder));

for (const [name, most] of Object.entries(WORKERS)) {
  await test(`workers: ${name} can be deployed, in ${most / KIB} KiB`, () => {
    const size = deployed(bundle(folder, name)).reduce((sum, { bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);
    console.log(`  ${name}: ${size} bytes with gzip`);
    if (size > most) throw new Error(`${size} bytes, more than ${most}`);
  });
}

/** Each as `cargo xtask workers` runs it. */
async function alone(folder) {
  const answers = { receiver: "inbox", relay: "relay/production/jobs?limit=1", sync: "progress" };
  for (const [name, path] of Object.entries(answers)) {
    await test(`workers: the ${name} runs on this machine with the sandbox`, async () => {
      const { url, worker, apiKey, close } = await local(name, folder, 0);
      const headers = { receiver: { authorization: "Bearer local" }, relay: { origin: "http://127.0.0.1:7878", "x-smarttoken": apiKey } };
      const { status } = await worker.fetch(`/${path}`, { headers: headers[name] });
      await close();
      if (status !== 200) throw new Error(`${url}${path} answered ${status}`);
    });
  }
}

for (const [name, part] of Object.entries(PARTS)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const begin = Date.now();
  await part(folder);
  console.log(`  ${name}: ${((Date.now() - begin) / 1_000).toFixed(1)} s`);
}
end();
