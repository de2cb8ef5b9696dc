// What only a fake `fetch` can show of the driver: giving up, time, secrets, a broken instance.

import assert from "node:assert/strict";
import { inspect } from "node:util";

import { tests as crowd } from "./driver/crowd.mjs";
import { tests as files } from "./driver/files.mjs";
import { tests as governor } from "./driver/governor.mjs";
import { tests as lists } from "./driver/lists.mjs";
import { tests as retry } from "./driver/retry.mjs";
import { tests as telling } from "./driver/telling.mjs";
import { tests as tokens } from "./driver/tokens.mjs";
import { tests as watching } from "./driver/watching.mjs";
import { tests as requests } from "./driver/requests.mjs";
import { SECRET, TOKEN, failure, json, kindOf, never, stalled } from "./driver/tools.mjs";

/** Tests by name. `load` imports the package anew, `entry` another of its entries. */
export function tests(load, entry) {
  return {
    ...retry(load),
    ...governor(load),
    ...lists(load),
    ...tokens(load),
    ...requests(load),
    ...watching(load),
    ...crowd(load, entry),
    ...files(load, entry),
    ...telling(load, entry),

    async "a call is given up while it waits for an answer that never comes"() {
      const { SmartRecruiters } = await load();
      const stop = new AbortController();
      const reply = new SmartRecruiters({ apiKey: SECRET }, { fetch: never }).users.me({ signal: stop.signal });
      setTimeout(() => stop.abort("enough"));
      const error = await failure(reply);
      assert.deepEqual([error.kind, error.cause], ["aborted", "enough"]);
    },

    async "a call is given up while its token is fetched"() {
      const { SmartRecruiters } = await load();
      const stop = new AbortController();
      const reply = new SmartRecruiters({ clientId: "id", clientSecret: SECRET }, { fetch: never }).users.me({ signal: stop.signal });
      setTimeout(() => stop.abort());
      assert.equal(await kindOf(reply), "aborted");
    },

    async "a call that was given up before it began sends nothing"() {
      const { SmartRecruiters } = await load();
      const reply = new SmartRecruiters({ apiKey: SECRET }, { fetch: () => assert.fail("sent") }).users.me({ signal: AbortSignal.abort("enough") });
      const { kind, cause } = await failure(reply);
      assert.deepEqual([kind, cause], ["aborted", "enough"]);
    },

    async "the signal reaches fetch"() {
      const { SmartRecruiters } = await load();
      const stop = new AbortController();
      let heard;
      const fetch = (_, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject((heard = new Error("stopped")))));
      const reply = new SmartRecruiters({ apiKey: SECRET }, { fetch }).users.me({ signal: stop.signal });
      setTimeout(() => stop.abort());
      assert.equal(await kindOf(reply), "aborted");
      assert.ok(heard);
    },

    async "a body that stalls ends with the timeout, of the call or of the client"() {
      const { SmartRecruiters } = await load();
      const options = { fetch: async () => stalled() };
      assert.equal(await kindOf(new SmartRecruiters({ apiKey: SECRET }, options).users.me({ timeout: 5 })), "timeout");
      assert.equal(await kindOf(new SmartRecruiters({ apiKey: SECRET }, { ...options, timeout: 5 }).users.me()), "timeout");
    },

    async "a download that stalls ends with the timeout"() {
      const { SmartRecruiters } = await load();
      const sr = new SmartRecruiters({ apiKey: SECRET }, { fetch: async () => stalled(), timeout: 20 });
      const file = await sr.candidates.attachments.download("id");
      const keep = setTimeout(() => {}, 10_000);
      assert.equal(await kindOf(file.blob()), "timeout");
      clearTimeout(keep);
    },

    async "a file has the name and type that the server tells"() {
      const { SmartRecruiters } = await load();
      const names = {
        'attachment; filename="cv.pdf"': "cv.pdf",
        "attachment; filename=cv.pdf": "cv.pdf",
        "inline; filename*=UTF-8''l%C3%A9on.pdf": "léon.pdf",
        inline: undefined,
      };
      for (const [header, name] of Object.entries(names)) {
        const headers = { "content-disposition": header, "content-type": "application/pdf" };
        const sr = new SmartRecruiters({ apiKey: SECRET }, { fetch: async () => new Response("%PDF", { headers }) });
        const file = await sr.candidates.attachments.download("id");
        assert.deepEqual([file.name, file.type], [name, "application/pdf"]);
        assert.equal(await new Response(file.stream()).text(), "%PDF");
      }
    },

    async "a file that is elsewhere is fetched there without the credential"() {
      const { SmartRecruiters } = await load();
      const seen = [];
      const fetch = async (url, { headers, redirect }) => {
        seen.push([url, new Headers(headers).get("x-smarttoken"), redirect]);
        return seen.length > 1 ? new Response("%PDF") : new Response(null, { status: 302, headers: { location: "https://files.example/cv" } });
      };
      const file = await new SmartRecruiters({ apiKey: SECRET }, { fetch }).candidates.attachments.download("id");
      assert.equal(await (await file.blob()).text(), "%PDF");
      assert.deepEqual(seen[1], ["https://files.example/cv", null, undefined]);
      assert.deepEqual(seen[0].slice(1), [SECRET, "manual"]);
    },

    async "fetch is never called as a method"() {
      const { SmartRecruiters } = await load();
      let self = "none";
      const fetch = function () {
        self = this;
        return Promise.resolve(json({}));
      };
      await new SmartRecruiters({ apiKey: SECRET }, { fetch }).users.me();
      assert.equal(self, undefined);
    },

    async "methods work apart from their client"() {
      const { SmartRecruiters } = await load();
      const { me } = new SmartRecruiters({ apiKey: SECRET }, { fetch: async () => json({ id: "1" }) }).users;
      assert.deepEqual(await me(), { id: "1" });
    },

    async "no secret is in errors, in inspection or in JSON"() {
      const { SmartRecruiters } = await load();
      const fetch = async (url) => (url.endsWith("/token") ? json({ access_token: TOKEN, expires_in: 1799 }) : json({ message: "no" }, 403));
      const client = { clientId: "id", clientSecret: SECRET };
      for (const credential of [{ apiKey: SECRET }, { accessToken: SECRET }, client, { ...client, clientAuth: "basic" }]) {
        const sr = new SmartRecruiters(credential, { fetch });
        const error = await failure(sr.users.me());
        assert.equal(error.kind, "forbidden");
        const deep = { depth: 20, showHidden: true, getters: true };
        const inspected = [sr, sr.users, error].map((one) => inspect(one, deep));
        for (const shown of [...inspected, JSON.stringify([sr, error]), String(error), error.stack]) {
          for (const secret of [SECRET, TOKEN, btoa(`id:${SECRET}`)]) assert.ok(!shown.includes(secret), shown);
        }
      }
    },

    async "a token that cannot be used is not shown by the error that says so"() {
      const { SmartRecruiters } = await load();
      const fetch = async () => new Response(`{"token":"${TOKEN}","expires_in":1799}`, { headers: { "content-type": "application/json" } });
      const error = await failure(new SmartRecruiters({ clientId: "id", clientSecret: SECRET }, { fetch }).users.me());
      assert.equal(error.kind, "token");
      for (const shown of [inspect(error, { depth: 20 }), JSON.stringify(error), String(error)]) assert.ok(!shown.includes(TOKEN), shown);
    },

    async "a secret that no header can carry is not shown either"() {
      const { SmartRecruiters } = await load();
      const error = await failure(new SmartRecruiters({ apiKey: `${SECRET}\n` }, { fetch: () => assert.fail("sent") }).users.me());
      assert.equal(error.kind, "credential");
      assert.ok(!inspect(error, { depth: 20 }).includes(SECRET), error.message);
    },

    async "a token is kept, and renewed once when it is refused"() {
      const { SmartRecruiters } = await load();
      const seen = [];
      let good = "t1";
      const fetch = async (url, { headers }) => {
        seen.push(url.replace(/.*\//, ""));
        if (url.endsWith("/token")) return json({ access_token: good, expires_in: 1799 });
        return new Headers(headers).get("authorization") === `Bearer ${good}` ? json({ id: "1" }) : new Response(null, { status: 401 });
      };
      const sr = new SmartRecruiters({ clientId: "id", clientSecret: SECRET }, { fetch });
      await sr.users.me();
      await sr.users.me();
      good = "t2";
      await sr.users.me();
      assert.deepEqual(seen, ["token", "me", "me", "me", "token", "me"]);
    },

    async "a NUL in an argument stays in its argument"() {
      const { SmartRecruiters } = await load();
      let sent;
      const fetch = async (url) => ((sent = url), json({}));
      await new SmartRecruiters({ apiKey: SECRET }, { fetch }).users.get("a\0limit\0\x001");
      assert.equal(sent, "https://api.smartrecruiters.com/user-api/v201804/users/a%EF%BF%BDlimit%EF%BF%BD%EF%BF%BD1");
    },

    async "an empty credential is refused at once, without a word of what it is"() {
      const { SmartRecruiters } = await load();
      assert.throws(() => new SmartRecruiters({ apiKey: undefined }), /the credential is empty/);
      assert.throws(() => new SmartRecruiters(), /the credential is empty/);
      assert.throws(() => new SmartRecruiters({ clientId: "id" }), TypeError);
    },

    async "an instance that trapped is replaced, and the call goes on"() {
      const { Instance, RuntimeError } = WebAssembly;
      let made = 0;
      let poisoned = false;
      WebAssembly.Instance = function (...given) {
        const { exports } = new Instance(...given);
        const first = (made += 1) === 1;
        const next = (length) => {
          if (first && poisoned) throw new RuntimeError("unreachable");
          return exports.next(length);
        };
        return { exports: { ...exports, next } };
      };
      try {
        const { SmartRecruiters } = await load();
        const sr = new SmartRecruiters({ apiKey: SECRET }, { fetch: async () => json({ id: "1" }) });
        await sr.users.me();
        poisoned = true;
        assert.deepEqual(await sr.users.me(), { id: "1" });
        assert.deepEqual(await sr.users.me(), { id: "1" });
        assert.equal(made, 2);
      } finally {
        WebAssembly.Instance = Instance;
      }
    },
  };
}
