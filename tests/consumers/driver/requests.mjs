// Requests that no method stands for, raw answers, headers, and tokens that are shared.

import assert from "node:assert/strict";
import { openAsBlob } from "node:fs";

import { SECRET, failure, hurried, json, script } from "./tools.mjs";

export const tests = (load) => {
  const client = async (fetch, options) => new (await load()).SmartRecruiters({ apiKey: SECRET }, { fetch, ...options });

  return {
    async "a request that no method stands for is sent with the credential, its query, body and headers"() {
      const { fetch, sent } = script(json({ id: "1" }));
      const query = { q: "a b", id: ["1", "2"], none: undefined };
      const answer = await (await client(fetch)).request("POST", "/new-api/things", { query, body: { name: "é" }, headers: { "x-own": "2" } });
      assert.deepEqual(answer, { id: "1" });
      const [{ url, method, headers, body }] = sent;
      assert.deepEqual([method, url, body], ["POST", "https://api.smartrecruiters.com/new-api/things?q=a%20b&id=1&id=2", '{"name":"é"}']);
      const given = new Headers(headers);
      assert.deepEqual(["x-smarttoken", "x-own", "content-type"].map((name) => given.get(name)), [SECRET, "2", "application/json"]);
    },

    async "such a request is repeated, limited, timed and judged as all others"() {
      const { fetch } = script(json({}, 503), json({ id: "1" }));
      await hurried(async () => assert.deepEqual(await (await client(fetch)).request("GET", "/things"), { id: "1" }));
      const once = script(json({}, 503));
      const error = await failure((await client(once.fetch)).request("POST", "/things"));
      assert.deepEqual([error.operation, error.kind, error.attempts], ["request", "server", 1]);
      const sr = await client(() => new Promise(() => {}));
      assert.equal((await failure(sr.request("GET", "/things", { timeout: 5 }))).kind, "timeout");
      assert.equal(sr.governor.snapshot().classes.request.running, 0);
      const { data, status } = await (await client(async () => json([1]))).request("DELETE", "/things").withResponse();
      assert.deepEqual([data, status], [[1], 200]);
    },

    async "a path that leads elsewhere, and a method that there is not, are refused"() {
      const sr = await client(() => assert.fail("sent"));
      const paths = ["//elsewhere.example/a", "https://elsewhere.example/a", "/a/../b", "/a/%2e%2E/b", "/./a", "a", "/a?b=1", "/a#b", "/{a}", "/a b", "/\\a", ""];
      for (const path of paths) assert.equal((await failure(sr.request("GET", path))).kind, "argument", path);
      assert.equal((await failure(sr.request("HEAD", "/a"))).kind, "argument");
    },

    async "an answer is handed over with its body unread, of a success alone, and not after it was read"() {
      const response = await (await client(async () => json({ id: "1" }))).users.me().asResponse();
      assert.ok(response instanceof Response && !response.bodyUsed);
      assert.deepEqual(await response.json(), { id: "1" });
      assert.equal((await failure((await client(async () => json({}, 404))).users.me().asResponse())).status, 404);
      const reply = (await client(async () => json({}))).users.me();
      await reply;
      await assert.rejects(reply.asResponse(), TypeError);
    },

    async "headers of the client and of the call are sent, those of the call in place of others"() {
      const { fetch, sent } = script(json({}), json({}));
      const sr = await client(fetch, { headers: { "X-One": "client", "X-Two": "client", accept: "text/plain" } });
      await sr.users.me({ headers: new Headers({ "x-two": "call" }) });
      await sr.withOptions({ headers: { "X-One": "derived" } }).users.me();
      const [first, second] = sent.map(({ headers }) => new Headers(headers));
      assert.deepEqual(["x-one", "x-two", "accept"].map((name) => first.get(name)), ["client", "call", "text/plain"]);
      assert.deepEqual([second.get("x-one"), second.get("x-two")], ["derived", null]);
    },

    async "a header that cannot be sent is a wrong argument, and nothing is sent"() {
      const sr = await client(() => assert.fail("sent"));
      for (const headers of [{ "bad name": "1" }, { name: "line\nend" }]) {
        const { kind, cause } = await failure(sr.users.me({ headers }));
        assert.deepEqual([kind, cause.name], ["argument", "TypeError"]);
      }
    },

    async "the vendor's sandbox and any other address can be called"() {
      for (const [options, url] of [
        [{ environment: "vendor-sandbox" }, "https://api.sandbox.smartrecruiters.com/things"],
        [{ baseUrl: "http://127.0.0.1:1/sandbox", environment: "vendor-sandbox" }, "http://127.0.0.1:1/sandbox/things"],
      ]) {
        const { fetch, sent } = script(json({}));
        await (await client(fetch, options)).request("GET", "/things");
        assert.equal(sent[0].url, url);
      }
    },

    async "files from a disk and from a stream are sent, and sent again"() {
      const path = new URL(import.meta.url).pathname;
      const sources = [await openAsBlob(path), await new Response(new Blob(["abc"]).stream()).blob()];
      for (const data of sources) {
        const seen = [];
        const fetch = async (_, { body }) => {
          const file = (await new Response(body).formData()).get("file");
          seen.push([file.name, file.type, file.size]);
          return seen.length > 1 ? json({}) : json({}, 429, { "retry-after": "1" });
        };
        const file = { data, name: "cv.pdf", type: "application/pdf" };
        await hurried(async () => (await client(fetch)).candidates.attachments.createPrimary("1", { attachmentType: "RESUME", file }));
        assert.deepEqual(seen, [1, 2].map(() => ["cv.pdf", "application/pdf", data.size]));
      }
    },

    async "processes share tokens through a store, and one that is refused is exchanged anew"() {
      const { SmartRecruiters, storing } = await load();
      const kept = new Map();
      const store = { get: async (key) => kept.get(key), set: async (key, value) => void kept.set(key, value) };
      let good = "t1";
      let exchanges = 0;
      const fetch = async (url, { headers }) => {
        if (url.endsWith("/token")) return (exchanges += 1), json({ access_token: good, expires_in: 1799 });
        return json({}, new Headers(headers).get("authorization") === `Bearer ${good}` ? 200 : 401);
      };
      for (const clientAuth of ["form", "basic", "form"]) {
        await new SmartRecruiters({ clientId: "id", clientSecret: SECRET, clientAuth }, { fetch: storing(store, fetch) }).users.me();
      }
      assert.equal(exchanges, 1);
      assert.deepEqual([...kept.keys()], ["id"]);
      assert.equal(kept.get("id").token, "t1");
      assert.ok(Math.abs(kept.get("id").expires - Date.now() - 1799e3) < 60e3);
      good = "t2";
      const credential = { clientId: "id", clientSecret: SECRET };
      await new SmartRecruiters(credential, { fetch: storing(store, fetch) }).users.me();
      assert.deepEqual([exchanges, kept.get("id").token], [2, "t2"]);
      kept.set("id", { token: "t2", expires: Date.now() + 30e3 });
      await new SmartRecruiters(credential, { fetch: storing(store, fetch) }).users.me();
      assert.equal(exchanges, 3, "a token that soon ends is not taken");
    },

    async "a store that fails ends no call"() {
      const { SmartRecruiters, storing } = await load();
      const fails = () => Promise.reject(new Error("down"));
      const fetch = async (url) => json(url.endsWith("/token") ? { access_token: "t", expires_in: 1799 } : { id: "1" });
      const sr = new SmartRecruiters({ clientId: "id", clientSecret: SECRET }, { fetch: storing({ get: fails, set: fails }, fetch) });
      assert.deepEqual(await sr.users.me(), { id: "1" });
    },
  };
};
