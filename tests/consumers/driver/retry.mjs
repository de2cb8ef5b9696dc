// What is sent again, when, and how a call says that it gave up.

import assert from "node:assert/strict";

import { SECRET, failure, hurried, json, never, script, stalled } from "./tools.mjs";

export const tests = (load) => {
  const client = async (fetch, options) => new (await load()).SmartRecruiters({ apiKey: SECRET }, { fetch, governor: { acquire() {}, release() {} }, ...options });

  return {
    async "a POST that is answered 503 is sent once, and the error says why"() {
      const { fetch, sent } = script(json({ message: "later" }, 503));
      const error = await failure((await client(fetch)).users.create({ firstName: "Susan" }));
      assert.deepEqual([error.kind, error.attempts, sent.length], ["server", 1, 1]);
      assert.match(error.message, /^users.create: 503: later \(not sent again: it may have been done; `idempotent` allows it\) → /);
    },

    async "a POST whose answer is lost is sent once, unless it is said to be idempotent"() {
      const lost = script(new Error("reset"), json({ id: "1" }));
      assert.match((await failure((await client(lost.fetch)).users.create({}))).stopped, /^not sent again/);
      const again = script(new Error("reset"), json({ id: "1" }));
      await hurried(async () => assert.deepEqual(await (await client(again.fetch)).users.create({}, { idempotent: true }), { id: "1" }));
      assert.equal(again.sent.length, 2);
    },

    async "a POST that was refused is sent again with the same body"() {
      const { fetch, sent } = script(json({}, 429), json({ id: "1" }, 201));
      const waits = await hurried(async () => (await client(fetch)).users.create({ firstName: "Susan" }));
      assert.deepEqual(sent.map(({ body }) => body), ['{"firstName":"Susan"}', '{"firstName":"Susan"}']);
      assert.ok(waits[0] >= 1000, "the second in which the vendor counts is over");
    },

    async "a Retry-After is obeyed, in seconds and as a date"() {
      for (const header of ["7", new Date(Date.now() + 7000).toUTCString()]) {
        const { fetch } = script(json({}, 429, { "retry-after": header }), json({}));
        const [wait] = await hurried(async () => (await client(fetch)).users.me());
        assert.ok(wait >= 6000 && wait <= 8500, `${header}: ${wait}`);
      }
      const { fetch } = script(json({}, 503, { "retry-after": "2" }), json({}));
      const [wait] = await hurried(async () => (await client(fetch)).users.me());
      assert.ok(wait >= 2000 && wait <= 2500, `${wait}`);
    },

    async "a wait that is longer than allowed, or than the call has time for, ends the call at once"() {
      for (const options of [{}, { maxWait: 5000 }, { timeout: 5000 }]) {
        const { fetch, sent } = script(json({}, 429, { "retry-after": options.maxWait || options.timeout ? "6" : "86400" }));
        const error = await failure((await client(fetch)).users.me(options));
        assert.deepEqual([error.kind, sent.length], ["rate-limited", 1]);
        assert.match(error.message, /longer wait than `maxWait` or the timeout allows/);
      }
      const { fetch } = script(json({}, 429, { "retry-after": "Wed, 06 Nov 2094 08:49:39 GMT" }));
      assert.match((await failure((await client(fetch)).users.me())).stopped, /longer wait/);
    },

    async "a read is sent again up to `retries` times, and the error counts"() {
      const { fetch, sent } = script(json({}, 502), new Error("reset"), json({}, 504), json({}, 503));
      await hurried(async () => {
        const error = await failure((await client(fetch)).users.me());
        assert.deepEqual([error.status, error.attempts, sent.length], [503, 4, 4]);
        assert.match(error.message, /\(4 attempts; no retries left\) → /);
      });
      for (const options of [{ client: { retries: 0 } }, { call: { retries: 0 } }]) {
        const once = script(json({}, 502));
        assert.equal((await failure((await client(once.fetch, options.client)).users.me(options.call))).attempts, 1);
      }
    },

    async "an answer that breaks off is asked for again"() {
      const broken = () => new Response(new ReadableStream({ pull: (body) => body.error(new Error("reset")) }));
      const { fetch, sent } = script(broken(), json({ id: "1" }));
      await hurried(async () => assert.deepEqual(await (await client(fetch)).users.me(), { id: "1" }));
      assert.equal(sent.length, 2);
    },

    async "statuses that will not change are not tried again"() {
      for (const status of [400, 401, 403, 404, 409, 422, 500]) {
        const { fetch } = script(json({}, status));
        const error = await failure((await client(fetch)).users.me());
        assert.deepEqual([error.status, error.attempts, error.stopped], [status, 1, ""]);
      }
    },

    async "a call is given up while it waits to be sent again"() {
      const stop = new AbortController();
      const { fetch } = script(() => (setTimeout(() => stop.abort("enough")), json({}, 429, { "retry-after": "30" })));
      const error = await failure((await client(fetch)).users.me({ signal: stop.signal }));
      assert.deepEqual([error.kind, error.cause, error.attempts], ["aborted", "enough", 1]);
    },

    async "when most calls fail, they are no longer tried again"() {
      let sent = 0;
      const sr = await client(async () => ((sent += 1), json({}, 503)));
      await hurried(async () => {
        const errors = await Promise.all(Array.from({ length: 60 }, () => failure(sr.users.me())));
        assert.ok(errors.some(({ stopped }) => stopped === "too many calls fail to try again"));
      });
      assert.equal(sent, 160, "60 calls and the 100 retries of the budget");
    },

    async "headers arrive, the body stalls, and the timeout ends the call"() {
      const error = await failure((await client(async () => stalled())).users.me({ timeout: 20 }));
      assert.deepEqual([error.kind, error.attempts], ["timeout", 1]);
      assert.equal((await failure((await client(never)).users.me({ timeout: 20, retries: 9 }))).kind, "timeout");
    },
  };
};
