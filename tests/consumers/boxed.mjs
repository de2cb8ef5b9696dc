// What the sandbox must do as a `fetch`, in whatever runtime this is loaded.

import { part, same } from "./part.mjs";

/** Runs everything with the exports of the entries; gives name and failure of each test. */
export async function boxed({ SmartRecruiters }, { createSandbox }, { handshake, respond, verify }) {
  const { results, test } = part();
  const failure = (reply) => reply.then((value) => new Error(`it should fail: ${value}`), (error) => error);
  const API = "https://api.smartrecruiters.com";
  const start = 1_793_610_000_000;
  const susan = { firstName: "Susan", lastName: "Santos", systemRole: { id: "ADMINISTRATOR" } };

  await test("a client finds in it what it made, by key and by client credential", async () => {
    const { apiKey, clientId, clientSecret, fetch } = await createSandbox();
    for (const credential of [{ apiKey }, { clientId, clientSecret }, { clientId, clientSecret, clientAuth: "basic" }]) {
      const sr = new SmartRecruiters(credential, { fetch });
      const { id } = await sr.users.create(susan);
      same((await sr.users.get(id)).lastName, "Santos");
      same(await sr.users.activation.activate(id), undefined);
    }
    const sr = new SmartRecruiters({ apiKey: "wrong" }, { fetch });
    same((await failure(sr.users.me())).kind, "unauthorized");
  });

  await test("the same seed and the same requests give the same answers, another seed does not", async () => {
    const texts = [];
    for (const seed of [7, 7, 8]) {
      const { apiKey, fetch } = await createSandbox({ seed, now: () => start });
      const headers = { "X-SmartToken": apiKey };
      const made = await fetch(`${API}/user-api/v201804/users`, { method: "POST", headers, body: JSON.stringify(susan) });
      const { content } = await (await fetch(`${API}/candidates?limit=5`, { headers })).json();
      texts.push(JSON.stringify([await made.json(), content]));
    }
    same([texts[0] === texts[1], texts[0] === texts[2]], [true, false]);
  });

  await test("sandboxes do not share, and one begins anew", async () => {
    const [one, other] = [await createSandbox({ candidates: 25 }), await createSandbox({ candidates: 25 })];
    const client = ({ apiKey, fetch }) => new SmartRecruiters({ apiKey }, { fetch });
    const found = async (box) => (await client(box).users.list({ q: "Quillfeather" })).content.length;
    const candidates = async (box) => (await client(box).candidates.list({ limit: 1 })).totalFound;
    await client(one).users.create({ ...susan, lastName: "Quillfeather" });
    same([await found(one), await found(other)], [1, 0]);
    one.reset();
    same(await found(one), 0);
    one.reset({ candidates: 30 });
    same((await candidates(one)) > (await candidates(other)), true);
  });

  await test("it takes what fetch takes", async () => {
    const { apiKey, fetch } = await createSandbox({ limits: false });
    const headers = { "X-SmartToken": apiKey };
    const me = "/user-api/v201804/users/me";
    for (const input of [`${API}${me}`, new URL(me, API), me, new Request(`${API}${me}`, { headers })]) {
      same((await fetch(input, input instanceof Request ? undefined : { headers })).status, 200);
    }
    const sr = new SmartRecruiters({ apiKey }, { fetch });
    const [{ id }] = (await sr.candidates.list({ limit: 1 })).content;
    const form = new FormData();
    form.append("attachmentType", "RESUME");
    form.append("file", new Blob([new Uint8Array([0, 255, 13, 10])], { type: "application/pdf" }), "cv.pdf");
    const made = await fetch(`${API}/candidates/${id}/attachments`, { method: "POST", headers, body: form });
    same(made.status, 201);
    const file = await fetch(`${API}/candidates/${id}/attachments/${(await made.json()).id}`, { headers });
    same([...new Uint8Array(await file.arrayBuffer())], [0, 255, 13, 10]);
    const json = new Blob([JSON.stringify(susan)]);
    const streamed = { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: json.stream(), duplex: "half" };
    same((await fetch(`${API}/user-api/v201804/users`, streamed)).status, 201);
  });

  await test("what it gives is a Response", async () => {
    const { apiKey, fetch } = await createSandbox();
    const headers = { "X-SmartToken": apiKey };
    const url = `${API}/user-api/v201804/users/me`;
    const answer = await fetch(url, { headers });
    same([answer instanceof Response, answer.ok, answer.url, answer.headers.get("content-type")], [true, true, url, "application/json;charset=UTF-8"]);
    same((await answer.clone().json()).active, true);
    same((await answer.text()).length > 20, true);
    same((await fetch(url, { headers, method: "HEAD" })).status, 200);
    same((await fetch(url, { headers, method: "PROPFIND" })).status, 405);
    const sr = new SmartRecruiters({ apiKey }, { fetch });
    const { id } = await sr.users.create(susan);
    const empty = await fetch(`${API}/user-api/v201804/users/${id}/activation`, { headers, method: "PUT" });
    same([empty.status, empty.body, await empty.text()], [204, null, ""]);
  });

  await test("a request that is given up rejects with the reason and changes nothing", async () => {
    const { apiKey, fetch } = await createSandbox();
    const reason = new Error("enough");
    const headers = { "X-SmartToken": apiKey, "content-type": "application/json" };
    same((await failure(fetch(`${API}/jobs`, { headers, signal: AbortSignal.abort(reason) }))) === reason, true);
    const stop = new AbortController();
    const body = new TransformStream().readable;
    const reply = fetch(`${API}/user-api/v201804/users`, { method: "POST", headers, body, duplex: "half", signal: stop.signal });
    setTimeout(() => stop.abort(reason));
    same((await failure(reply)) === reason, true);
  });

  await test("other hosts are refused, and a handler answers for all", async () => {
    const { apiKey, fetch, handle } = await createSandbox();
    same(/does not|not for/.test((await failure(fetch("https://example.com/jobs"))).message), true);
    same((await fetch("https://api.sandbox.smartrecruiters.com/user-api/v201804/users/me")).status, 401);
    const request = new Request("https://example.com/user-api/v201804/users/me", { headers: { "X-SmartToken": apiKey } });
    same((await handle(request)).status, 200);
    const local = await createSandbox({ origin: "http://127.0.0.1:1/sandbox" });
    same((await local.fetch("http://127.0.0.1:1/sandbox/jobs", { headers: { "X-SmartToken": apiKey } })).status, 200);
  });

  await test("it counts requests as the vendor does, unless told not to", async () => {
    for (const [limits, refused] of [[true, true], [false, false]]) {
      const { apiKey, fetch } = await createSandbox({ limits, now: () => start });
      const headers = { "X-SmartToken": apiKey };
      const statuses = [];
      for (let turn = 0; turn < 20; turn += 1) statuses.push((await fetch(`${API}/jobs?limit=1`, { headers })).status);
      same([statuses[0], statuses.includes(429)], [200, refused]);
    }
  });

  await test("webhooks are sent, signed and sent again, by its clock", async () => {
    let key;
    let fails = true;
    const heard = [];
    const deliver = async (request) => {
      const hello = handshake(request);
      if (hello) return hello;
      const event = await verify(request, key, { now: sandbox.clock().nowMs });
      heard.push([event.name, event.id]);
      return fails ? new Response("busy", { status: 503 }) : respond();
    };
    const sandbox = await createSandbox({ deliver, now: () => start });
    const sr = new SmartRecruiters({ apiKey: sandbox.apiKey }, { fetch: sandbox.fetch });
    const { id } = await sr.subscriptions.create({ callbackUrl: "https://receiver.example/hooks", events: ["candidate.created"] });
    await sr.subscriptions.activate(id);
    key = (await sr.subscriptions.secretKey.create(id)).secretKey;
    await sr.candidates.create({ firstName: "Ada", lastName: "Ng", email: "ada@example.com" });
    await sandbox.settle();
    same(heard.map(([name]) => name), ["candidate.created"]);
    await sandbox.advance(59_999);
    same(heard.length, 1);
    fails = false;
    await sandbox.advance(1);
    same([heard.length, heard[0][1] === heard[1][1]], [2, true]);
    await sandbox.advance(86_400_000);
    same(heard.length, 2);
  });

  await test("a receiver that does not answer fails the activation, and without deliveries nobody is asked", async () => {
    for (const deliver of [() => Promise.reject(new Error("unreachable")), () => new Response(null, { status: 404 }), false]) {
      const { apiKey, fetch } = await createSandbox({ deliver });
      const sr = new SmartRecruiters({ apiKey }, { fetch });
      const { id } = await sr.subscriptions.create({ callbackUrl: "https://receiver.example/hooks", events: ["job.created"] });
      same((await failure(sr.subscriptions.activate(id))).status, 424);
    }
  });

  await test("its clock can be set, stopped and moved on", async () => {
    const sandbox = await createSandbox({ now: () => start });
    same(sandbox.clock(), { now: "2026-11-02T09:00:00.000Z", nowMs: start, frozen: false, aheadMs: 0 });
    await sandbox.advance(1500);
    same(sandbox.clock().nowMs, start + 1500);
    same(sandbox.clock({ now: new Date(0), frozen: true }).now, "1970-01-01T00:00:00.000Z");
    same(sandbox.clock({ now: null, frozen: false }).nowMs, start);
    const { clientId, clientSecret, fetch } = sandbox;
    const asked = [];
    const listening = (url, init) => (asked.push(url.endsWith("/token") ? "token" : "call"), fetch(url, init));
    const sr = new SmartRecruiters({ clientId, clientSecret }, { fetch: listening });
    await sr.users.me();
    await sr.users.me();
    await sandbox.advance(3_600_000);
    await sr.users.me();
    same(asked.filter((one) => one === "token").length, 2);
  });

  await test("its clock is moved on with other orders, too", async () => {
    const sandbox = await createSandbox({ now: () => start });
    same(sandbox.clock({ advanceMs: 5000, frozen: true }).nowMs, start + 5000);
  });

  await test("what goes wrong on purpose reaches the caller, as often as it should", async () => {
    const sandbox = await createSandbox({ limits: false });
    const headers = { "X-SmartToken": sandbox.apiKey };
    const ask = () => sandbox.fetch(`${API}/user-api/v201804/users/me`, { headers });
    sandbox.faults({ fault: "5xx", status: 502, count: 2, operation: "users.me" });
    same([(await ask()).status, (await ask()).status, (await ask()).status], [502, 502, 200]);
    sandbox.faults({ fault: "429", retryAfter: 7 });
    const refused = await ask();
    same([refused.status, refused.headers.get("retry-after")], [429, "7"]);
    sandbox.faults({ fault: "drop", count: 1 });
    same((await failure(ask())) instanceof TypeError, true);
    sandbox.faults({ fault: "truncate", bytes: 5 });
    const cut = await ask();
    same([cut.status, (await failure(cut.text())).name], [200, "TypeError"]);
    sandbox.faults({ fault: "slow-body", ms: 20 }, { fault: "latency", ms: 5 });
    same((await (await ask()).json()).active, true);
    sandbox.faults({ fault: "latency", ms: 60_000 });
    const stop = new AbortController();
    const late = sandbox.fetch(`${API}/jobs`, { headers, signal: stop.signal });
    setTimeout(() => stop.abort());
    same((await failure(late)).name, "AbortError");
    sandbox.faults({ fault: "slow-body", ms: 60_000 });
    const halt = new AbortController();
    const slow = await sandbox.fetch(`${API}/user-api/v201804/users/me`, { headers, signal: halt.signal });
    setTimeout(() => halt.abort());
    same(["AbortError", "TypeError"].includes((await failure(slow.text())).name), true);
    sandbox.faults();
    same((await ask()).status, 200);
    same(/fault/.test((await failure((async () => sandbox.faults({ fault: "fire" }))())).message), true);
  });

  await test("some requests go wrong by chance, and what waits says how long", async () => {
    const sandbox = await createSandbox({ limits: false });
    const headers = { "X-SmartToken": sandbox.apiKey };
    sandbox.faults({ fault: "5xx", status: 500, chance: 0.5 });
    const statuses = [];
    for (let times = 0; times < 40; times += 1) statuses.push((await sandbox.fetch(`${API}/user-api/v201804/users/me`, { headers })).status);
    same([...new Set(statuses)].sort(), [200, 500]);
    sandbox.faults({ fault: "latency", ms: 7 });
    await sandbox.fetch(`${API}/user-api/v201804/users/me`, { headers });
    same(sandbox.log(1)[0].delayMs, 7);
  });

  await test("a request whose answer is lost may have taken effect", async () => {
    const sandbox = await createSandbox();
    const sr = new SmartRecruiters({ apiKey: sandbox.apiKey }, { fetch: sandbox.fetch });
    for (const [handled, found] of [[false, 0], [true, 1]]) {
      sandbox.faults({ fault: "drop", count: 1, handled });
      same((await failure(sr.users.create({ ...susan, lastName: "Quillfeather" }))).kind, "network");
      same((await sr.users.list({ q: "Quillfeather" })).content.length, found);
    }
  });

  await test("bodies are as large and receivers as open as it is set", async () => {
    const deliver = (request) => handshake(request) ?? respond();
    for (const [settings, statuses] of [[{ bodyLimit: 2000 }, [413, 422]], [{ httpReceivers: true }, [422, 201]]]) {
      const sandbox = await createSandbox({ deliver, ...settings });
      const post = async (path, body) =>
        (await sandbox.fetch(`${API}${path}`, { method: "POST", headers: { "X-SmartToken": sandbox.apiKey, "content-type": "application/json" }, body: JSON.stringify(body) })).status;
      const found = [await post("/user-api/v201804/users", { ...susan, lastName: "S".repeat(2000) }), await post("/webhooks-api/v201907/subscriptions", { callbackUrl: "http://a.example/", events: ["job.created"] })];
      same(found, statuses);
    }
  });

  await test("limits are switched, credentials are made, and requests are remembered without secrets", async () => {
    const sandbox = await createSandbox({ now: () => start, limits: false });
    const client = sandbox.credential({ kind: "client", scopes: ["jobs_read"] });
    const sr = new SmartRecruiters(client, { fetch: sandbox.fetch });
    same((await sr.jobs.list({ limit: 1 })).content.length, 1);
    same((await failure(sr.users.list())).kind, "forbidden");
    const { apiKey } = sandbox.credential({ kind: "key" });
    same((await sandbox.fetch(`${API}/jobs?limit=1&token=hidden`, { headers: { "X-SmartToken": apiKey } })).status, 200);
    sandbox.limits(true);
    for (let turn = 0; turn < 12; turn += 1) await sandbox.fetch(`${API}/jobs?limit=1`, { headers: { "X-SmartToken": apiKey } });
    const [line, ...others] = sandbox.log();
    same([line.method, line.operation, line.status, line.path], ["GET", "jobs.list", 429, "/jobs?limit=1"]);
    same(JSON.stringify(others).includes("hidden"), false);
    same(sandbox.log(2).length, 2);
  });

  await test("a state is kept and brought back, also elsewhere", async () => {
    const one = await createSandbox({ candidates: 25, now: () => start, limits: false });
    const client = ({ apiKey, fetch }) => new SmartRecruiters({ apiKey }, { fetch });
    const { id } = await client(one).users.create(susan);
    const kept = one.snapshot();
    await client(one).users.activation.activate(id);
    one.restore(kept);
    same((await client(one).users.get(id)).active, false);
    const other = await createSandbox({ seed: 9, now: () => start, limits: false });
    other.restore(kept);
    same(await client(other).users.get(id), await client(one).users.get(id));
    same(/restore|snapshot|state/i.test((await failure((async () => other.restore("{}"))())).message), true);
  });

  await test("an option that is not known is named", async () => {
    const error = await failure(createSandbox({ seed: "seven" }));
    same(/seed/.test(error.message), true);
  });

  return results;
}
