// The governor in workerd: many callers, one credential, the sandbox with its limits on.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { server, test } from "../consumers/suite.mjs";
import { bundle, start } from "./project.mjs";

/** Callers, and how often each calls. The vendor lets ten start in a second. */
const CALLERS = 20;
const CALLS = 5;
const CONFIG = "crowd/wrangler.jsonc";

export async function governor(folder) {
  const vendor = await server();
  const out = bundle(folder, CONFIG);
  const persist = mkdtempSync(join(tmpdir(), "smartrecruiters-"));
  const vars = { SMARTRECRUITERS_URL: vendor.baseUrl, SMARTRECRUITERS_API_KEY: vendor.credentials.apiKey };
  let worker = await start(folder, CONFIG, { vars, persist, out });
  const crowd = async (query = "", callers = CALLERS) =>
    await Promise.all(Array.from({ length: callers }, async () => await (await worker.fetch(`/?calls=${CALLS}${query}`)).json()));
  const state = async () => await (await worker.fetch("/snapshot")).json();
  const settled = async () => {
    let now;
    for (let tries = 0; tries < 240; tries += 1) {
      now = await state();
      if (now.waiting === 0 && Object.values(now.classes).every(({ running }) => running === 0)) return;
      await new Promise((later) => setTimeout(later, 250));
    }
    throw new Error(`permits are left: ${JSON.stringify(now)}`);
  };
  const sum = (tallies, what) => tallies.reduce((all, tally) => all + tally[what], 0);

  await test("governor: callers who count for themselves are refused", async () => {
    const refused = sum(await crowd("&alone"), "refused");
    console.log(`  without the object ${refused} of ${CALLERS * CALLS} calls got 429`);
    assert.ok(refused > 0);
  });

  await new Promise((later) => setTimeout(later, 1_100));
  await test(`governor: ${CALLERS} callers make ${CALLERS * CALLS} calls without a 429, each in its turn`, async () => {
    const tallies = await crowd();
    assert.deepEqual([sum(tallies, "ok"), sum(tallies, "refused"), sum(tallies, "fallbacks")], [CALLERS * CALLS, 0, 0]);
    await settled();
  });

  await test("governor: what abandoned callers held or waited for is free again", async () => {
    await crowd("&leave=200");
    await settled();
    const tallies = await crowd("", 2);
    assert.deepEqual([sum(tallies, "ok"), sum(tallies, "refused")], [2 * CALLS, 0]);
  });

  await test("governor: an object whose process ended in the middle starts again without a 429", async () => {
    const broken = crowd().catch(() => undefined);
    await new Promise((later) => setTimeout(later, 1_500));
    await worker.close();
    await broken;
    worker = await start(folder, CONFIG, { vars, persist, out });
    const tallies = await crowd("", 4);
    assert.deepEqual([sum(tallies, "ok"), sum(tallies, "refused")], [4 * CALLS, 0]);
  });

  await worker.close();
  vendor.stop();
  rmSync(persist, { recursive: true, force: true });
}
