// The mirror in workerd: a pass that is broken off again and again, an increment, a deletion, a report.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { server, test } from "../consumers/suite.mjs";
import { tables } from "./local.mjs";
import { bundle, processes, start } from "./project.mjs";

/** By hand: a large company. */
const FULL = Boolean(process.env.SR_FULL);
const CANDIDATES = FULL ? 25_000 : 2_500;
const PAGE = 100;
const KILLS = FULL ? 20 : 5;
const CHANGED = 500;
const CONFIG = "sync/wrangler.jsonc";
const REPORT = "1e2d3c4b-5a69-4788-96a5-b4c3d2e1f0ac";

export async function sync(folder) {
  const require = createRequire(join(folder, "package.json"));
  const { SmartRecruiters } = require("smartrecruiters");
  const { sign } = require("smartrecruiters/webhooks");
  const vendor = await server("--candidates", `${CANDIDATES}`, "--limits", "off");
  const { apiKey } = vendor.credentials;
  const sr = new SmartRecruiters({ apiKey }, { baseUrl: vendor.baseUrl, governor: { acquire() {}, release() {} } });
  const persist = mkdtempSync(join(tmpdir(), "smartrecruiters-"));
  const out = bundle(folder, CONFIG);
  const open = (vars = {}) =>
    start(folder, CONFIG, { persist, out, vars: { SMARTRECRUITERS_URL: vendor.baseUrl, SMARTRECRUITERS_API_KEY: apiKey, SECRET_KEYS: "key", ...vars } });
  let worker = await open();
  const cron = async () => await (await worker.runtime.getWorker()).scheduled({ cron: "*/5 * * * *" });
  const database = async () => await worker.runtime.getD1Database("DB");
  const rows = async (query) => (await (await database()).prepare(query).all()).results;
  const progress = async (list) => (await (await worker.fetch("/progress")).json()).find((row) => row.list === list);

  await tables(folder, await database());

  /** The time passes after which nobody waits for an invocation any more. */
  const expire = async () => await (await database()).prepare("UPDATE progress SET leased_until = 0").run();

  await test(`sync: ${CANDIDATES} candidates are mirrored, though the process is killed ${KILLS} times`, async () => {
    for (const wanted of moments()) {
      const running = cron().catch(() => undefined);
      for (let stand; !((stand = await progress("candidates")).rows >= wanted || stand.complete_to); ) await new Promise((later) => setTimeout(later, 10));
      for (const pid of processes()) process.kill(Number(pid), "SIGKILL");
      await worker.close();
      await running;
      worker = await open();
      await expire();
    }
    if (!(await progress("candidates")).complete_to) await cron();
    await same(sr, rows);
    const { calls, rows: read, complete_to } = await progress("candidates");
    console.log(`  ${calls} calls were written down for ${read} candidates; at least ${Math.ceil(read / PAGE)}`);
    assert.ok(complete_to);
    // A page that was read and not written when the process was killed is read again, and is counted once.
    assert.equal(calls, Math.ceil(read / PAGE));
  });

  await test(`sync: ${CHANGED} changes come with an increment of few calls`, async () => {
    await (await database()).prepare("UPDATE progress SET complete_to = ?").bind(new Date().toISOString()).run();
    const some = await sr.candidates.list().toArray({ limit: CHANGED });
    await Promise.all(some.map(({ id }, place) => sr.candidates.update(id, { firstName: `Changed ${place}` })));
    await cron();
    const { calls } = await progress("candidates");
    console.log(`  ${calls} calls for ${CHANGED} changes; at least ${Math.ceil(CHANGED / PAGE)}`);
    assert.equal(calls, Math.ceil(CHANGED / PAGE));
    assert.equal((await rows("SELECT COUNT(*) AS count FROM candidate WHERE first_name LIKE 'Changed %'"))[0].count, CHANGED);
  });

  await test("sync: a deleted candidate goes by webhook, and no late page brings it back", async () => {
    const [{ id }] = await rows("SELECT id FROM candidate LIMIT 1");
    await sr.candidates.delete(id);
    const answer = await worker.fetch("/webhooks", { method: "POST", ...(await sign({ name: "candidate.deleted", payload: { id } }, "key")) });
    assert.equal(answer.status, 202);
    for (let tries = 0; tries < 240; tries += 1) {
      if ((await rows(`SELECT 1 FROM candidate WHERE id = '${id}'`)).length === 0) break;
      await new Promise((later) => setTimeout(later, 250));
    }
    await same(sr, rows);
  });

  await test("sync: a report fills in what lists do not tell", async () => {
    await worker.close();
    worker = await open({ REPORT_ID: REPORT });
    await cron();
    await fetch(`${vendor.baseUrl}/__sandbox/clock`, { method: "PUT", body: JSON.stringify({ advanceMs: 3_600_000 }) });
    await cron();
    const { error, rows: read, finished_on } = await progress("applications");
    assert.deepEqual([error, Boolean(finished_on)], [null, true]);
    const [{ count }] = await rows("SELECT COUNT(*) AS count FROM application WHERE application_id IS NOT NULL AND status IS NOT NULL");
    assert.equal(count, read);
  });

  await worker.close();
  vendor.stop();
  rmSync(persist, { recursive: true, force: true });
}

/** How many candidates are there when the process is killed: anywhere, and the same in each run. */
function moments() {
  let seed = 42;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: KILLS }, () => Math.floor(random() * CANDIDATES)).sort((one, other) => one - other);
}

/** Holds the tables to what the API lists. */
async function same(sr, rows) {
  const candidates = await sr.candidates.list().toArray();
  const order = (one, other) => (one < other ? -1 : 1);
  const listed = candidates.map(({ id, firstName }) => `${id} ${firstName}`).sort(order);
  assert.deepEqual((await rows("SELECT id, first_name FROM candidate")).map(({ id, first_name }) => `${id} ${first_name}`).sort(order), listed);
  const applied = candidates.flatMap(({ id, primaryAssignment, secondaryAssignments = [] }) =>
    [primaryAssignment, ...secondaryAssignments].filter(Boolean).map(({ job }) => `${id} ${job.id}`),
  );
  assert.deepEqual((await rows("SELECT candidate_id, job_id FROM application")).map(({ candidate_id, job_id }) => `${candidate_id} ${job_id}`).sort(order), applied.sort(order));
  const jobs = await sr.jobs.list().toArray();
  assert.deepEqual((await rows("SELECT id FROM job")).map(({ id }) => id).sort(order), jobs.map(({ id }) => id).sort(order));
}
