// How many calls run at once and how soon, who waits, and what a governor of one's own sees.

import assert from "node:assert/strict";

import { SECRET, failure, json, never } from "./tools.mjs";

export const tests = (load) => {
  const client = async (fetch, options) => new (await load()).SmartRecruiters({ apiKey: SECRET }, { fetch, ...options });

  /** A `fetch` whose answers come when they are let go, and that counts. */
  function gate(headers) {
    const waiting = [];
    const counts = { sent: 0, running: 0, most: 0 };
    const fetch = () =>
      new Promise((done) => {
        counts.sent += 1;
        counts.running += 1;
        counts.most = Math.max(counts.most, counts.running);
        waiting.push(() => {
          counts.running -= 1;
          done(json({ content: [] }, 200, headers));
        });
      });
    return { fetch, counts, letOne: () => waiting.shift()?.() };
  }
  const turns = async (count = 20) => {
    for (let turn = 0; turn < count; turn += 1) await new Promise((done) => setImmediate(done));
  };
  /** Lets answers go until all calls have one. */
  const finish = async (calls, { letOne }) => {
    let done = false;
    const all = Promise.all(calls).finally(() => (done = true));
    while (!done) {
      letOne();
      await new Promise((next) => setTimeout(next, 1));
    }
    return all;
  };

  return {
    async "of 40 calls at once 8 are in flight, and 1 of those that list candidates"() {
      for (const [most, method] of [[8, (sr) => sr.users.me()], [1, (sr) => sr.candidates.list()]]) {
        // The server allows many a second, so that the test need not wait.
        const fake = gate({ "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "1000" });
        const sr = await client(fake.fetch);
        const calls = Array.from({ length: 40 }, () => method(sr).then(() => {}));
        await turns();
        assert.equal(fake.counts.sent, most);
        const [state] = Object.values(sr.governor.snapshot().classes);
        assert.deepEqual([state.running, state.waiting, sr.governor.snapshot().waiting], [most, 40 - most, 40 - most]);
        await finish(calls, fake);
        assert.deepEqual([fake.counts.sent, fake.counts.most], [40, most]);
        assert.equal(sr.governor.snapshot().waiting, 0);
      }
    },

    async "calls start in the order in which they were made, and others do not wait for them"() {
      const seen = [];
      const gates = gate({ "x-ratelimit-limit": "1000" });
      const fetch = (url) => (seen.push(url.replace(/.*\//, "")), gates.fetch());
      const sr = await client(fetch);
      const calls = Array.from({ length: 12 }, (_, nth) => sr.users.get(`${nth}`));
      calls.push(sr.users.me());
      await turns();
      assert.deepEqual(seen, ["0", "1", "2", "3", "4", "5", "6", "7", "me"]);
      await finish(calls, gates);
      assert.deepEqual(seen.slice(9), ["8", "9", "10", "11"]);
    },

    async "a 429 stops its class and no other"() {
      const sr = await client(async (url) => (url.endsWith("/me") ? json({}, 429, { "retry-after": "20" }) : json({})), { retries: 0 });
      await failure(sr.users.me());
      const { paused } = sr.governor.snapshot().classes["users.me"];
      assert.ok(paused > 15_000 && paused <= 20_000, `${paused}`);
      assert.equal((await failure(sr.users.me({ timeout: 20 }))).kind, "timeout");
      await sr.users.get("1");
    },

    async "a call that waits is given up, and the others keep their places"() {
      const fake = gate({ "x-ratelimit-limit": "1000" });
      const sr = await client(fake.fetch);
      const stop = new AbortController();
      const first = sr.candidates.list();
      const calls = [first.then(() => {})];
      const given = failure(sr.candidates.list({}, { signal: stop.signal }));
      calls.push(sr.candidates.list().then(() => {}));
      await turns();
      stop.abort("enough");
      const error = await given;
      assert.deepEqual([error.kind, error.attempts, error.cause], ["aborted", 0, "enough"]);
      assert.equal(sr.governor.snapshot().waiting, 1);
      await finish(calls, fake);
      assert.equal(fake.counts.sent, 2);
    },

    async "as many wait as `maxQueue` says"() {
      const fake = gate({ "x-ratelimit-limit": "1000" });
      const sr = await client(fake.fetch, { maxQueue: 2 });
      const calls = Array.from({ length: 10 }, () => sr.users.me());
      const error = await failure(sr.users.me());
      assert.deepEqual([error.kind, error.attempts], ["governor", 0]);
      assert.match(error.cause.message, /2 calls wait already/);
      await finish(calls, fake);
    },

    async "limits that the server tells are kept"() {
      const fake = gate({ "x-ratelimit-limit": "1000", "x-ratelimit-concurrent-limit": "3" });
      const sr = await client(fake.fetch);
      await finish([sr.users.me()], fake);
      const calls = Array.from({ length: 9 }, () => sr.users.me());
      await turns();
      assert.equal(fake.counts.running, 3);
      await finish(calls, fake);
      assert.equal(sr.governor.snapshot().classes["users.me"].perSecond, 1000);
    },

    async "another governor sees each attempt with its class and what the answer said"() {
      const seen = [];
      const governor = {
        acquire: async ({ name, perSecond, concurrent }) => (seen.push(["acquire", name, perSecond, concurrent]), `permit ${seen.length}`),
        release: ({ name }, permit, { limit, remaining, pause }) => seen.push(["release", name, permit, limit, remaining, pause]),
      };
      const answers = [json({}, 429, { "retry-after": "0" }), json({}, 200, { "x-ratelimit-limit": "10", "x-ratelimit-remaining": "9" })];
      const sr = await client(async () => answers.shift(), { governor });
      await sr.jobs.publication.create("1", {});
      assert.deepEqual(seen, [
        ["acquire", "jobs.publication.create", 2, 8],
        ["release", "jobs.publication.create", "permit 1", undefined, undefined, 0],
        ["acquire", "jobs.publication.create", 2, 8],
        ["release", "jobs.publication.create", "permit 3", 10, 9, 0],
      ]);
      assert.equal(sr.governor, governor);
    },

    async "a governor that fails is named, and one that never answers is not waited for"() {
      const refusing = { acquire: () => Promise.reject(new Error("no object")), release() {} };
      const error = await failure((await client(never, { governor: refusing })).users.me());
      assert.deepEqual([error.kind, error.cause.message], ["governor", "no object"]);
      const silent = { acquire: never, release() {} };
      assert.equal((await failure((await client(never, { governor: silent })).users.me({ timeout: 20 }))).kind, "timeout");
    },
  };
};
