// Access tokens: exchanged once for all who wait, renewed once when they are refused.

import assert from "node:assert/strict";

import { SECRET, failure, json } from "./tools.mjs";

export const tests = (load) => {
  const free = { acquire() {}, release() {} };
  const client = async (fetch, options) =>
    new (await load()).SmartRecruiters({ clientId: "id", clientSecret: SECRET }, { fetch, governor: free, retries: 0, ...options });

  /** A server that gives out tokens t1, t2 and so on, and takes those that `isGood` says. */
  function server(isGood = () => true, seconds = 1799) {
    const counts = { exchanges: 0, calls: 0 };
    const fetch = async (url, { headers }) => {
      await new Promise((done) => setTimeout(done));
      if (url.endsWith("/token")) return json({ access_token: `t${(counts.exchanges += 1)}`, expires_in: seconds });
      counts.calls += 1;
      return isGood(new Headers(headers).get("authorization")) ? json({ id: "1" }) : new Response(null, { status: 401 });
    };
    return { fetch, counts };
  }

  return {
    async "100 first calls at once make one exchange"() {
      const { fetch, counts } = server();
      const sr = await client(fetch);
      await Promise.all(Array.from({ length: 100 }, () => sr.users.me()));
      assert.deepEqual(counts, { exchanges: 1, calls: 100 });
    },

    async "a token that ends while calls are under way is renewed once"() {
      let good = "Bearer t1";
      const { fetch, counts } = server((header) => header === good);
      const sr = await client(fetch);
      await sr.users.me();
      good = "Bearer t2";
      await Promise.all(Array.from({ length: 20 }, () => sr.users.me()));
      assert.deepEqual(counts, { exchanges: 2, calls: 41 });
    },

    async "a token is renewed a minute before its end, and used however short it lives"() {
      const { now } = Date;
      for (const [seconds, later, exchanges] of [[90, 29_000, 1], [90, 31_000, 2], [0, 0, 1]]) {
        const { fetch, counts } = server(() => true, seconds);
        const sr = await client(fetch);
        const start = now();
        try {
          Date.now = () => start;
          await sr.users.me();
          Date.now = () => start + later;
          await sr.users.me();
        } finally {
          Date.now = now;
        }
        assert.equal(counts.exchanges, exchanges);
      }
    },

    async "a credential that is refused with each token is tried twice and then named"() {
      const { fetch, counts } = server(() => false);
      const error = await failure((await client(fetch)).users.me());
      assert.deepEqual([error.kind, error.attempts, counts.exchanges], ["unauthorized", 2, 2]);
    },

    async "a 401 about rights exchanges nothing"() {
      let sent = 0;
      const fetch = async (url) => {
        sent += 1;
        return url.endsWith("/token") ? json({ access_token: "t", expires_in: 1799 }) : json({ errors: [{ code: "PERMISSION_DENIED" }] }, 401);
      };
      assert.equal((await failure((await client(fetch)).users.me())).kind, "forbidden");
      assert.equal(sent, 2);
    },

    async "an exchange that fails ends all who wait for it, each in its own name"() {
      let sent = 0;
      const fetch = async () => ((sent += 1), await new Promise((done) => setTimeout(done)), json({ error: "invalid_client" }, 401));
      const sr = await client(fetch);
      const errors = await Promise.all([failure(sr.users.me()), failure(sr.users.get("1")), failure(sr.jobs.list())]);
      assert.deepEqual(errors.map(({ kind, operation, code }) => [kind, operation, code]), [
        ["token", "users.me", "invalid_client"],
        ["token", "users.get", "invalid_client"],
        ["token", "jobs.list", "invalid_client"],
      ]);
      assert.equal(sent, 1);
    },

    async "a caller who gives up its exchange does not end the others"() {
      let sent = 0;
      const stop = new AbortController();
      const { fetch } = server();
      const slow = (url, init) => (url.endsWith("/token") && (sent += 1) === 1 ? new Promise(() => {}) : fetch(url, init));
      const sr = await client(slow);
      const first = failure(sr.users.me({ signal: stop.signal }));
      const second = sr.users.me();
      stop.abort();
      assert.equal((await first).kind, "aborted");
      assert.deepEqual(await second, { id: "1" });
    },

    async "a client that is derived has its own options and shares token and governor"() {
      const { fetch, counts } = server();
      const sr = await client(fetch, { governor: undefined, timeout: 1e5 });
      await sr.users.me();
      const derived = sr.withOptions({ timeout: 5 });
      await derived.users.me({ timeout: 1e5 });
      assert.equal(derived.governor, sr.governor);
      assert.equal(counts.exchanges, 1);
      const never = sr.withOptions({ fetch: () => new Promise(() => {}), timeout: 5 });
      assert.equal((await failure(never.users.me())).kind, "timeout");
      await sr.users.me();
    },
  };
};
