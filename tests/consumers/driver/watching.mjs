// Hooks and loggers: they see all that happens, and no credential.

import assert from "node:assert/strict";
import { inspect } from "node:util";

import { SECRET, TOKEN, failure, hurried, json, script } from "./tools.mjs";

export const tests = (load) => {
  /** A client whose hooks write down what they are told. */
  async function watched(credential, fetch, more) {
    const { SmartRecruiters, hooks } = await load();
    const told = [];
    const lines = [];
    const keep = (what) => (event) => void told.push([what, event]);
    const names = ["onRequest", "onResponse", "onRetry", "onError"];
    const logger = { debug: (line) => lines.push(line), warn: (line) => lines.push(`! ${line}`) };
    const given = { ...Object.fromEntries(names.map((name) => [name, keep(name)])), logger, ...more };
    return { sr: new SmartRecruiters(credential, { fetch, ...hooks(given) }), told, lines };
  }

  return {
    async "hooks and logger are told of requests, answers, retries and errors"() {
      const { fetch } = script(json({}, 503), new Error("reset"), json({ code: "NO" }, 404));
      const { sr, told, lines } = await watched({ apiKey: SECRET }, fetch);
      await hurried(() => failure(sr.users.get("7")));
      const all = ["onRequest", "onResponse", "onRetry", "onRequest", "onRetry", "onRequest", "onResponse", "onError"];
      assert.deepEqual(told.map(([what]) => what), all);
      const url = "https://api.smartrecruiters.com/user-api/v201804/users/7";
      for (const [, event] of told) assert.deepEqual([event.operation, event.method, event.url], ["users.get", "GET", url]);
      assert.deepEqual(told.map(([, { attempt }]) => attempt), [1, 1, 1, 2, 2, 3, 3, 3]);
      assert.deepEqual([told[1][1].status, told[2][1].status, told[4][1].cause.message, told[7][1].error.code], [503, 503, "reset", "NO"]);
      assert.ok(told[2][1].wait > 0);
      assert.equal(lines.length, all.length);
      assert.match(lines[0], /^users\.get request 1 GET https:/);
      assert.match(lines[7], /^! users\.get error 3 .*404 NO/);
    },

    async "neither is shown a credential, and the right one is sent"() {
      const client = { clientId: "id", clientSecret: SECRET };
      const cookie = { "set-cookie": SECRET };
      for (const credential of [{ apiKey: SECRET }, { accessToken: SECRET }, client, { ...client, clientAuth: "basic" }]) {
        const sent = [];
        const fetch = async (url, init) => {
          sent.push(new Headers(init.headers));
          return url.endsWith("/token") ? json({ access_token: TOKEN, expires_in: 1799 }, 200, cookie) : json({}, 403);
        };
        const { sr, told, lines } = await watched(credential, fetch);
        await failure(sr.users.me({ headers: { cookie: SECRET } }));
        const headers = told.filter(([what]) => /Request|Response/.test(what)).map(([, event]) => [...event.headers]);
        const shown = inspect([told, lines, headers], { depth: 20, showHidden: true });
        assert.ok(headers.length > 1 && shown.includes("[redacted]"));
        for (const secret of [SECRET, TOKEN, btoa(`id:${SECRET}`)]) assert.ok(!shown.includes(secret), shown);
        const last = sent.at(-1);
        assert.equal(last.get("x-smarttoken") ?? last.get("authorization").slice(7), "clientId" in credential ? TOKEN : SECRET);
      }
    },

    async "what watches can be passed on to clients that are derived, and taken from them"() {
      const { SmartRecruiters, hooks } = await load();
      let requests = 0;
      const { observe } = hooks({ onRequest: () => void (requests += 1) });
      const sr = new SmartRecruiters({ apiKey: SECRET }, { fetch: async () => json({}) });
      await sr.withOptions({ observe }).users.me();
      await sr.users.me();
      assert.equal(requests, 1);
    },

    async "headers that onRequest sets are sent"() {
      const { fetch, sent } = script(json({}));
      const { sr } = await watched({ apiKey: SECRET }, fetch, { onRequest: ({ headers }) => headers.set("X-Trace", "1") });
      await sr.users.me();
      const headers = new Headers(sent[0].headers);
      assert.deepEqual([headers.get("x-trace"), headers.get("x-smarttoken")], ["1", SECRET]);
    },

    async "what a hook throws changes nothing"() {
      const onRequest = () => {
        throw new Error("mine");
      };
      const { sr } = await watched({ apiKey: SECRET }, async () => json({ id: "1" }), { onRequest });
      assert.deepEqual(await sr.users.me(), { id: "1" });
    },

    async "without a logger the environment decides whether lines are printed"() {
      if (!globalThis.process) return;
      const { error } = console;
      const { DEBUG } = process.env;
      const lines = [];
      console.error = (line) => lines.push(line);
      try {
        for (const value of ["other", "smartrecruiters"]) {
          process.env.DEBUG = value;
          const { sr } = await watched({ apiKey: SECRET }, async () => json({}), { logger: undefined });
          await sr.users.me();
          assert.equal(lines.length, value === "other" ? 0 : 2);
        }
      } finally {
        console.error = error;
        if (DEBUG === undefined) delete process.env.DEBUG;
        else process.env.DEBUG = DEBUG;
      }
    },
  };
};
