// What clients do when things go wrong. Each probe has a server of its own that counts what arrives.

import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

import { short } from "../report.mjs";
import { listen } from "./server.mjs";

const SECRET = "secret-that-nobody-must-see";
const BODY = { firstName: "Susan", lastName: "Santos", systemRole: { id: "ADMINISTRATOR" }, location: { countryCode: "US" } };

// Clients that let go of a call may leave its promise behind.
process.on("unhandledRejection", () => {});

const PROBES = {
  "abort in a backoff of 3 s, rejects after": abort,
  "body stalls, timeout 500 ms": stall,
  "POST answered 503: sent": post,
  "429, Retry-After 1 s: waits": (make) => wait(make, () => "1"),
  "429, Retry-After a date 2 to 3 s away: waits": (make) => wait(make, () => new Date(Date.now() + 3000).toUTCString()),
  "429, no Retry-After: waits": (make) => wait(make, () => undefined),
  "40 calls at once, most in flight": (make) => crowd(make, "get"),
  "secret in error, client": secret,
};
const OURS = { "40 calls of candidates.list at once, most in flight": (make) => crowd(make, "list") };

export async function probes(work, names) {
  const told = new Map(Object.keys({ ...PROBES, ...OURS }).map((probe) => [probe, []]));
  for (const name of names) {
    console.log(`  ${name}`);
    const module = await import(pathToFileURL(join(work, "adapters", `${name}.mjs`)));
    const make = (options) => module.default({ secret: SECRET, ...options });
    make.takesSignal = module.takesSignal ?? true;
    make.answer = module.answer;
    const asked = Object.entries({ ...PROBES, ...(name === "ours" && OURS) });
    const answers = await Promise.all(asked.map(async ([probe, run]) => [probe, await run(make).catch((error) => `error: ${error.message}`)]));
    for (const [probe, answer] of answers) told.get(probe).push(answer);
  }
  const rows = [...told].map(([probe, answers]) => [probe, ...names.map((_, place) => answers[place] ?? "")]);
  const about = "Each client set up as its documents say for the purpose; 429 and 503 are answered to reads unless it says otherwise.";
  return { title: "When things go wrong", about, rows: [["probe", ...names], ...rows] };
}

/** What became of a promise, after at most `most` milliseconds. */
function settled(promise, most) {
  const state = (name) => ({ state: name, at: performance.now() });
  const mine = promise.then(() => state("resolved"), (error) => ({ ...state("rejected"), error }));
  return Promise.race([mine, sleep(most).then(() => state("waiting"))]);
}

async function abort(make) {
  if (!make.takesSignal) return "takes no signal";
  let sent = 0;
  let answered;
  const first = new Promise((done) => (answered = done));
  const server = await listen((_, response) => {
    sent += 1;
    response.answer(503, { "retry-after": "3" });
    answered();
  });
  const stop = new AbortController();
  const call = settled(make({ origin: server.origin, delay: 3000 }).get(stop.signal), 8000);
  await first;
  await sleep(400);
  const early = await settled(call, 0);
  if (early.state !== "waiting") return server.close(), "does not retry";
  if (sent > 1) return server.close(), `ignores it, sent ${sent} in 0.4 s`;
  const at = performance.now();
  stop.abort();
  const end = await call;
  server.close();
  return end.state === "waiting" ? "never" : `${short(end.at - at)} ms`;
}

async function stall(make) {
  const server = await listen((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"id":"1",');
  });
  const at = performance.now();
  const end = await settled(make({ origin: server.origin, timeout: 500 }).get(), 6000);
  server.close();
  return end.state === "waiting" ? "hangs (6 s)" : `${end.state} in ${Math.round(end.at - at)} ms`;
}

async function post(make) {
  let sent = 0;
  let keys = 0;
  const server = await listen((request, response) => {
    sent += 1;
    keys += request.headers["idempotency-key"] ? 1 : 0;
    response.answer(503);
  });
  await settled(make({ origin: server.origin }).post(BODY), 20_000);
  server.close();
  return sent === 1 ? "once" : `${sent} times, ${keys ? "with a key" : "no key"}`;
}

async function wait(make, after) {
  const times = [];
  const server = await listen((_, response) => {
    times.push(performance.now());
    const value = times.length > 1 ? undefined : after();
    response.answer(times.length > 1 ? 200 : 429, value ? { "retry-after": value } : {}, times.length > 1 ? make.answer : undefined);
  });
  await settled(make({ origin: server.origin }).get(), 10_000);
  server.close();
  return times.length > 1 ? `${((times[1] - times[0]) / 1000).toFixed(1)} s` : "does not retry";
}

async function crowd(make, method) {
  let flying = 0;
  let most = 0;
  const server = await listen(async (_, response) => {
    flying += 1;
    most = Math.max(most, flying);
    await sleep(500);
    flying -= 1;
    response.answer(200, { "x-ratelimit-limit": "10", "x-ratelimit-remaining": "9" }, method === "list" ? { content: [] } : make.answer);
  });
  const client = make({ origin: server.origin });
  await settled(Promise.allSettled(Array.from({ length: 40 }, () => client[method]())), 30_000);
  server.close();
  return `${most}`;
}

async function secret(make) {
  const server = await listen((_, response) => response.answer(401, {}, { message: "Unauthorized" }));
  const one = make({ origin: server.origin });
  const { error } = await settled(one.get(), 5000);
  server.close();
  const everything = (value) => [inspect(value, { depth: 12, showHidden: true }), String(value), value?.stack, json(value)].join();
  const seen = (value) => (everything(value).includes(SECRET) ? "**shown**" : "no");
  return `${seen(error)}, ${seen(one.client)}`;
}

function json(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return "";
  }
}
