// The receiver in workerd: bursts, copies, disorder, forgeries, replays, handlers that fail, deliveries that never came.

import { deepEqual as equal } from "node:assert/strict";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

import { test } from "../consumers/suite.mjs";
import { start, variant } from "./project.mjs";
import { vendor } from "./vendor.mjs";

const DELIVERIES = 1_000;
/** Of eight deliveries, six are three copies of two events, one is forged and one is old. */
const EVENTS = DELIVERIES / 4;
const AT_ONCE = 50;
/** Milliseconds that the vendor waits for an answer. */
const PATIENCE = 5_000;

export async function receiver(folder) {
  const require = createRequire(join(folder, "package.json"));
  const { sign } = require("smartrecruiters/webhooks");
  const { SmartRecruiters } = require("smartrecruiters");
  const { baseUrl, credentials, stop } = await vendor("--limits", "off");
  const config = variant(folder, "receiver/wrangler.jsonc", "ledger.json", (config) => {
    config.main = "src/ledger.ts";
    config.durable_objects.bindings.push({ name: "LEDGER", class_name: "Ledger" });
    config.migrations[0].new_sqlite_classes.push("Ledger");
    config.queues.consumers[0].max_retries = 2;
  });
  const sr = new SmartRecruiters({ apiKey: credentials.apiKey }, { baseUrl });
  const address = await broken();
  const { id: subscription } = await sr.subscriptions.create({ callbackUrl: address.url, events: ["candidate.created"] });
  const vars = {
    SECRET_KEYS: "old-key, new-key",
    ADMIN_TOKEN: "office",
    SMARTRECRUITERS_URL: baseUrl,
    SMARTRECRUITERS_API_KEY: credentials.apiKey,
    SUBSCRIPTION_IDS: subscription,
  };
  const server = await start(folder, config, { vars });

  const post = async (delivery) => (await server.fetch("/", { method: "POST", ...delivery })).status;
  const office = async (path = "", method = "GET", token = "office") => await server.fetch(`/inbox${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  const counts = async () => (await (await office()).json()).counts;
  const settled = async (wanted) => {
    for (let tries = 0; tries < 240; tries += 1) {
      const now = await counts();
      if (Object.entries(wanted).every(([state, number]) => now[state] === number)) return;
      await new Promise((later) => setTimeout(later, 250));
    }
    throw new Error(`the inbox does not settle at ${JSON.stringify(wanted)}: ${JSON.stringify(await counts())}`);
  };

  await test("receiver: the handshake is answered with its secret", async () => {
    const answer = await server.fetch("/", { method: "POST", headers: { "X-Hook-Secret": "hello" } });
    equal([answer.status, answer.headers.get("x-hook-secret")], [200, "hello"]);
  });

  await test("receiver: what is not signed, signed with another key, changed or old is refused", async () => {
    const event = { name: "candidate.created", id: "forged", payload: { id: "x" } };
    const good = await sign(event, "new-key");
    equal(await post({ body: good.body }), 401);
    equal(await post(await sign(event, "another-key")), 401);
    equal(await post({ ...good, body: '{"id":"y"}' }), 401);
    equal(await post({ ...good, headers: { ...good.headers, "event-id": "other" } }), 401);
    equal(await post(await sign(event, "new-key", Date.now() - 3_600_000)), 401);
    equal(await post({ ...good, body: "x".repeat(70_000) }), 413);
    equal((await counts()).done, 0);
  });

  await test(`receiver: of ${DELIVERIES} deliveries, out of order, with copies, forgeries and old ones, ${EVENTS} events are each handled once`, async () => {
    const all = Array.from({ length: DELIVERIES }, (_, place) => ({ id: `event-${place % EVENTS}`, turn: Math.floor(place / EVENTS), order: (place * 7_919) % DELIVERIES }));
    all.sort((one, other) => one.order - other.order);
    const answers = {};
    let longest = 0;
    const deliver = async ({ id, turn, order }) => {
      const event = { name: "candidate.created", id, payload: { id: id.endsWith("0") ? "flaky" : "x" } };
      const kind = turn < 3 ? "good" : order % 2 ? "forged" : "old";
      const delivery = await sign(event, kind === "forged" ? "another-key" : order % 3 ? "old-key" : "new-key", Date.now() - (kind === "old" ? 3_600_000 : 0));
      const begin = Date.now();
      const answer = `${kind} ${await post(delivery)}`;
      longest = Math.max(longest, Date.now() - begin);
      answers[answer] = (answers[answer] ?? 0) + 1;
    };
    while (all.length) await Promise.all(all.splice(0, AT_ONCE).map(deliver));
    equal(answers, { "good 202": 3 * EVENTS, "forged 401": EVENTS / 2, "old 401": EVENTS / 2 });
    console.log(`  the longest wait for an answer was ${longest} ms`);
    equal(longest < PATIENCE, true);
    await settled({ done: EVENTS, waiting: 0, queued: 0, running: 0 });
    const handled = await (await server.fetch("/handled")).json();
    equal(Object.keys(handled).length, EVENTS);
    equal(Object.values(handled).filter((times) => times !== 1), []);
  });

  await test("receiver: what could not be delivered comes out of the callbacks log, once", async () => {
    await sr.subscriptions.activate(subscription);
    await sr.candidates.create({ firstName: "Missed", lastName: "Delivery", email: "missed@example.org" });
    const logged = async () => await sr.subscriptions.callbacksLog.list(subscription, { callbackStatus: "failed", limit: 100 }).toArray();
    for (let tries = 0; tries < 240 && (await logged()).length === 0; tries += 1) await new Promise((later) => setTimeout(later, 250));
    for (let times = 0; times < 2; times += 1) await (await server.runtime.getWorker()).scheduled({ cron: "17 * * * *" });
    await settled({ done: EVENTS + 1, waiting: 0, queued: 0, running: 0 });
  });

  await test("receiver: an event that always fails becomes a dead letter, and can be tried again", async () => {
    equal(await post(await sign({ name: "job.created", id: "poison", payload: { id: "x" } }, "new-key")), 202);
    await settled({ dead: 1 });
    const { dead } = await (await office()).json();
    equal([dead[0].id, dead[0].name, dead[0].reason], ["poison", "job.created", "Error: nobody can handle this"]);
    equal((await office("/poison", "POST")).status, 202);
    await settled({ dead: 1, waiting: 0, queued: 0 });
    equal((await office("/nothing", "POST")).status, 404);
    equal((await office("", "GET", "guess")).status, 401);
  });

  await server.close();
  address.close();
  stop();
}

/** An address that shakes hands and takes no delivery. */
async function broken() {
  const server = createServer((request, response) => {
    const secret = request.headers["x-hook-secret"];
    if (secret) response.setHeader("X-Hook-Secret", secret);
    response.writeHead(secret ? 200 : 500).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => (server.closeAllConnections(), server.close()) };
}
