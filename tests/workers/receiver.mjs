// The receiver in workerd: bursts, copies, disorder, forgeries, replays, handlers that fail.

import { deepEqual as equal } from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";

import { test } from "../consumers/suite.mjs";
import { start, variant } from "./project.mjs";

const EVENTS = 250;
const COPIES = 4;
const AT_ONCE = 50;

export async function receiver(folder) {
  const require = createRequire(join(folder, "package.json"));
  const { sign } = require("smartrecruiters/webhooks");
  const config = variant(folder, "receiver/wrangler.jsonc", "ledger.json", (config) => {
    config.main = "src/ledger.ts";
    config.durable_objects.bindings.push({ name: "LEDGER", class_name: "Ledger" });
    config.migrations[0].new_sqlite_classes.push("Ledger");
    config.queues.consumers[0].max_retries = 2;
  });
  const server = await start(folder, config, { vars: { SECRET_KEYS: "old-key, new-key", ADMIN_TOKEN: "office" } });

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

  await test(`receiver: ${EVENTS} events in ${EVENTS * COPIES} deliveries, out of order, with copies, are each handled once`, async () => {
    const events = Array.from({ length: EVENTS }, (_, place) => ({ name: "candidate.created", id: `event-${place}`, payload: { id: place % 10 ? "x" : "flaky" } }));
    const all = events.flatMap((event) => Array(COPIES).fill(event)).map((event, place) => ({ event, order: (place * 7_919) % (EVENTS * COPIES) }));
    all.sort((one, other) => one.order - other.order);
    const statuses = new Set();
    while (all.length) {
      const deliveries = await Promise.all(all.splice(0, AT_ONCE).map(({ event, order }) => sign(event, order % 2 ? "old-key" : "new-key")));
      for (const status of await Promise.all(deliveries.map(post))) statuses.add(status);
    }
    equal([...statuses], [202]);
    await settled({ done: EVENTS, waiting: 0, queued: 0, running: 0 });
    const handled = await (await server.fetch("/handled")).json();
    equal(Object.keys(handled).length, EVENTS);
    equal(Object.values(handled).filter((times) => times !== 1), []);
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
}
