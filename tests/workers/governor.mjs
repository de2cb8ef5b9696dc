// The governor in workerd: many isolates, one credential, the sandbox with its limits on.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { test } from "../consumers/suite.mjs";
import { bundle, processes, start } from "./project.mjs";
import { vendor } from "./vendor.mjs";

const CONFIG = "crowd/wrangler.jsonc";
const ISOLATES = 20;
const CALLS = 2_000;
/** By hand: everything at one operation, which takes minutes, and judged as strictly as a machine without other work bears. */
const FULL = Boolean(process.env.SR_FULL);
/** An operation has ten calls a second. */
const OPERATIONS = FULL ? 1 : 10;
const PER_SECOND = 10 * OPERATIONS;
/**
 * What is asked of a run: calls that the server refused at most, the part of the allowed rate that is used, the longest wait over the mean. A
 * machine that does much else delays calls so long that the server counts them in another second, so there speed is only told.
 */
const BAR = FULL ? { refused: 0, used: 0.95, spread: 3 } : { refused: CALLS / 20, used: 0, spread: Infinity };
const ABANDONED = FULL ? 10_000 : 3_000;
/** As many connections as are open at once. */
const BATCH = 500;

export async function governor(folder) {
  const server = await vendor();
  const { baseUrl, credentials, seen } = server;
  const out = bundle(folder, CONFIG);
  const persist = mkdtempSync(join(tmpdir(), "smartrecruiters-"));
  const vars = {
    SMARTRECRUITERS_URL: baseUrl,
    SMARTRECRUITERS_CLIENT_ID: credentials.clientId,
    SMARTRECRUITERS_CLIENT_SECRET: credentials.clientSecret,
    SR_TOKEN_KEY: "a key of this test",
  };
  const open = async () => await start(folder, CONFIG, { vars, persist, out, isolates: ISOLATES });
  let worker = await open();

  /** Each isolate makes so many calls, some of them together. They begin one after the other, as isolates do. */
  const crowd = async (calls, query = "") => {
    const path = `/?calls=${calls}&together=10&operations=${OPERATIONS}${query}`;
    const one = async (isolate) => {
      await new Promise((later) => setTimeout(later, isolate * 100));
      return await (await worker.at(isolate, path)).json();
    };
    const tallies = await Promise.all(Array.from({ length: ISOLATES }, (_, isolate) => one(isolate)));
    const sum = (what) => tallies.reduce((all, tally) => all + tally[what], 0);
    return { tallies, ok: sum("ok"), refused: sum("refused"), fallbacks: tallies.flatMap(({ fallbacks }) => fallbacks) };
  };
  const exchanges = () => seen.filter(({ path }) => path.endsWith("/identity/oauth/token")).length;
  const quiet = async () => await new Promise((later) => setTimeout(later, 1_100));
  const settled = async () => {
    let now;
    for (let tries = 0; tries < 240; tries += 1) {
      now = await (await worker.fetch("/snapshot")).json();
      if (now.waiting === 0 && now.permits.length === 0 && Object.values(now.classes).every(({ running }) => running === 0)) return;
      await new Promise((later) => setTimeout(later, 250));
    }
    throw new Error(`permits are left: ${JSON.stringify(now)}`);
  };

  await test("governor: isolates that count for themselves are refused", async () => {
    const { ok, refused } = await crowd(20, "&alone");
    console.log(`  without the object ${refused} of ${ok + refused} calls got 429, and ${exchanges()} tokens were asked for`);
    assert.ok(refused > 0);
  });

  await quiet();
  seen.length = 0;
  await test("governor: the isolates get one token", async () => {
    const { ok, refused, fallbacks } = await crowd(1, "&retries=3");
    assert.deepEqual({ ok, refused, fallbacks, exchanges: exchanges() }, { ok: ISOLATES, refused: 0, fallbacks: [], exchanges: 1 });
  });

  await test(`governor: ${ISOLATES} isolates make ${CALLS} calls as fast as is allowed, each in its turn`, async () => {
    await quiet();
    const first = seen.length;
    const { tallies, ok, fallbacks } = await crowd(CALLS / ISOLATES, "&retries=3");
    assert.deepEqual({ ok, fallbacks, exchanges: exchanges() }, { ok: CALLS, fallbacks: [], exchanges: 1 });
    await settled();
    const refused = seen.slice(first).filter(({ status }) => status === 429).length;
    const moments = seen.slice(first).map(({ at }) => at);
    const rate = CALLS / ((Math.max(...moments) - Math.min(...moments)) / 1_000);
    const waits = tallies.flatMap((tally) => tally.waits);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    const longest = Math.max(...waits);
    const told = `${refused} got 429; ${rate.toFixed(1)} calls a second of ${PER_SECOND}; waits of ${mean.toFixed(0)} ms on average, ${longest} ms at most`;
    console.log(`  ${told}`);
    assert.ok(refused <= BAR.refused && rate >= BAR.used * PER_SECOND && longest <= BAR.spread * mean, told);
  });

  await test("governor: an object that goes away in the middle loses no permit, and has the token when it is there again", async () => {
    const running = crowd(20, "&retries=3");
    for (const pause of [400, 1_500]) {
      await new Promise((later) => setTimeout(later, pause));
      await worker.fetch("/evict");
    }
    const { ok, refused, fallbacks } = await running;
    assert.deepEqual({ ok, refused, fallbacks, exchanges: exchanges() }, { ok: 20 * ISOLATES, refused: 0, fallbacks: [], exchanges: 1 });
    await settled();
  });

  await test("governor: what is kept shows no token", async () => {
    const [row, ...others] = await (await worker.fetch("/tokens")).json();
    assert.deepEqual([row.generation, others.length, row.sealed.length > 100], [1, 0, true]);
    assert.doesNotMatch(row.sealed, /token|secret|exchange/);
  });

  await quiet();
  await test("governor: after its process was killed in the middle, the next goes on with the same token", async () => {
    const broken = crowd(20, "&retries=3").catch(() => undefined);
    await new Promise((later) => setTimeout(later, 1_000));
    for (const pid of processes()) process.kill(Number(pid), "SIGKILL");
    await worker.close();
    await broken;
    worker = await open();
    const { ok, refused, fallbacks } = await crowd(10, "&retries=3");
    assert.deepEqual({ ok, refused, fallbacks, exchanges: exchanges() }, { ok: 10 * ISOLATES, refused: 0, fallbacks: [], exchanges: 1 });
    await settled();
  });

  await test(`governor: ${ABANDONED} abandoned requests leave nothing behind`, async () => {
    const memory = async () => await (await worker.fetch("/memory")).json();
    await abandon(worker.url);
    await settled();
    const before = await memory();
    for (let left = ABANDONED - BATCH; left > 0; left -= BATCH) {
      await abandon(worker.url);
      await settled();
    }
    assert.deepEqual(await memory(), before);
    console.log(`  the core's memory has ${before} bytes, before and after`);
    await quiet();
    const { ok, refused } = await crowd(1, "&retries=3");
    assert.deepEqual([ok, refused, exchanges()], [ISOLATES, 0, 1]);
  });

  await worker.close();
  server.stop();
  rmSync(persist, { recursive: true, force: true });
}

/** Asks for calls and goes away before they are made: a batch, fifty at a time. */
async function abandon(url) {
  let left = BATCH;
  const one = () =>
    new Promise((done) => {
      const socket = connect(Number(url.port), url.hostname, () => {
        socket.write(`GET /?calls=1 HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
        // A reset, since a connection that is merely closed on this side could still be read from.
        setTimeout(() => socket.resetAndDestroy(), 5 + (left % 50));
      });
      socket.on("error", () => undefined);
      socket.on("close", done);
      socket.resume();
    });
  const lane = async () => {
    while (left-- > 0) await one();
  };
  await Promise.all(Array.from({ length: 50 }, lane));
}
