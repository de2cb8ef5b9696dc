// What clients, namespaces and errors show of themselves, and what the options `explain` and `validate` add.

import assert from "node:assert/strict";
import { inspect } from "node:util";

import { SECRET, failure, json, script, stalled } from "./tools.mjs";

export const tests = (load, entry) => {
  const client = async (fetch, options) => new (await load()).SmartRecruiters({ apiKey: SECRET }, { fetch, ...options });
  const susan = { firstName: "Susan", lastName: "Santos", systemRole: { id: "ADMINISTRATOR" } };

  return {
    async "a client shows its host, its kind of credential and its governor, in a console and as JSON"() {
      const { SmartRecruiters } = await load();
      const pair = { clientId: "id", clientSecret: SECRET };
      const ways = [[{ apiKey: SECRET }, "API key"], [{ accessToken: SECRET }, "access token"], [pair, "client credential"], [{ ...pair, clientAuth: "basic" }, "client credential"]];
      for (const [credential, way] of ways) {
        const sr = new SmartRecruiters(credential, { fetch: async () => json({ access_token: "t" }) });
        await sr.users.me();
        const shown = { baseUrl: "https://api.smartrecruiters.com", credential: way, governor: sr.governor.snapshot() };
        assert.deepEqual([sr.toJSON(), JSON.parse(JSON.stringify(sr))], [shown, shown]);
        assert.equal(inspect(sr, { depth: 5 }), inspect(shown, { depth: 5 }));
        assert.ok(shown.governor.classes["users.me"]);
      }
    },

    async "a namespace shows the names that it has"() {
      const sr = await client();
      assert.equal(inspect(sr.jobs.hiringTeam), "[ 'list', 'add', 'remove' ]");
      assert.deepEqual(Object.keys(sr.jobs.hiringTeam), ["list", "add", "remove"]);
    },

    async "an error shows what matters, in a console and as JSON, and keeps headers and body to itself"() {
      const refusal = json({ errors: [{ code: "LANGUAGE_DISABLED", message: "no ka" }] }, 400, { "x-request-id": "r-1", "x-other": "hush" });
      const error = await failure((await client(async () => refusal)).users.create(susan));
      const [text, written] = [inspect(error), JSON.parse(JSON.stringify(error))];
      for (const word of ["users.create", "400", "LANGUAGE_DISABLED", "no ka", "correct the request", "r-1", "attempts: 1"]) assert.ok(text.includes(word), text);
      for (const hidden of ["hush", SECRET]) assert.ok(!`${text}${JSON.stringify(error)}`.includes(hidden), text);
      const { name, message, operation, kind, status, code, remedy, requestId, headers, body } = written;
      assert.deepEqual([name, operation, kind, status, code, remedy, requestId], ["SmartRecruitersError", "users.create", "rejected", 400, "LANGUAGE_DISABLED", "correct the request", "r-1"]);
      assert.equal(message, "users.create: 400 LANGUAGE_DISABLED: no ka → correct the request");
      assert.deepEqual([headers, body], [undefined, undefined]);
      assert.equal(error.toJSON().name, error.name);
      assert.deepEqual([error.headers.get("x-other"), JSON.parse(error.body).errors.length], ["hush", 1]);
    },

    async "each kind of failure has its remedy, but for those that say it themselves"() {
      const answers = { unauthorized: 401, forbidden: 403, "not-found": 404, conflict: 409, rejected: 418, "rate-limited": 429, server: 500 };
      for (const [kind, status] of Object.entries(answers)) {
        const error = await failure((await client(async () => json({}, status), { retries: 0 })).users.me());
        assert.equal(error.kind, kind);
        assert.ok(error.remedy && error.message.endsWith(` → ${error.remedy}`), error.message);
      }
      const broken = [async () => new Response("{"), async () => Promise.reject(new Error("down")), async () => stalled()];
      for (const fetch of broken) assert.ok((await failure((await client(fetch, { retries: 0, timeout: 20 })).users.me())).remedy);
      const own = await failure((await client()).users.get(""));
      assert.equal(own.remedy, undefined);
    },

    async "with `explain` an error has the remedy of its code, and the place where an answer breaks off"() {
      const { explain, meaning } = await entry("explain");
      const refusal = () => json({ errors: [{ code: "NEW_CODE" }, { code: "LANGUAGE_DISABLED", message: "no" }] }, 400);
      const error = await failure((await client(async () => refusal(), { explain })).users.create(susan));
      assert.match(error.message, / → Send another `language.code`/);
      assert.equal(error.remedy, meaning("LANGUAGE_DISABLED").remedy);
      assert.equal(explain(await failure((await client(async () => refusal())).users.create(susan))).remedy, error.remedy);
      for (const code of ["NEW_CODE", "constructor", ""]) assert.equal(meaning(code), undefined);
      const cut = async () => new Response('{"id":\n  "1"', { headers: { "content-type": "application/json" } });
      const unread = await failure((await client(cut, { explain })).users.me());
      assert.match(unread.detail, /it breaks at line 2, column 6$/);
      const plain = await failure((await client(cut)).users.me());
      assert.match(plain.detail, /was it cut off\?$/);
      assert.equal(plain.cause.name, "SyntaxError");
    },

    async "with `validate` a body with faults is not sent, and one error tells them all with their paths"() {
      const { validate } = await entry("validate");
      const { fetch, sent } = script(json({ id: "1" }), json({}));
      const { SmartRecruiters, hooks } = await load();
      const told = [];
      const sr = new SmartRecruiters({ apiKey: SECRET }, { fetch, validate, ...hooks({ onError: ({ error }) => told.push(error) }) });
      const error = await failure(sr.users.create({ firstName: 7, systemRole: {} }));
      assert.deepEqual([error.kind, error.attempts, error.status, sent.length], ["argument", 0, undefined, 0]);
      assert.deepEqual(error.faults.map(({ dataPath }) => dataPath).sort(), ["/firstName", "/lastName", "/systemRole/id"]);
      for (const { message } of error.faults) assert.ok(error.message.includes(message), error.message);
      assert.deepEqual(told, [error]);
      await sr.users.create(susan);
      await sr.users.update("1", [{ op: "replace", path: "/firstName", value: "Ada" }]);
      assert.equal(sent.length, 2);
      assert.equal((await failure(sr.users.update("1", [{ op: "sing", path: "x" }]))).kind, "argument");
    },

    async "with `validate` what has no schema is sent as it is, and without it all is"() {
      const { validate } = await entry("validate");
      const fetch = async () => json({});
      const sr = await client(fetch, { validate });
      await sr.users.me();
      await sr.jobs.list();
      await sr.request("POST", "/things", { body: { any: "thing" } });
      await sr.candidates.attachments.createPrimary("1", { attachmentType: "RESUME", file: new Blob(["a"]) });
      await (await client(fetch)).users.create({ firstName: 7 });
      await sr.withOptions({ validate: () => [] }).users.create({ firstName: 7 });
    },
  };
};
