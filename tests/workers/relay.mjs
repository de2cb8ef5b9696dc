// The relay in workerd: what it forwards, what it refuses, what it streams.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";

import { test } from "../consumers/suite.mjs";
import { processes, start } from "./project.mjs";

const PAGE = "https://page.example";
const MIB = 2 ** 20;

export async function relay(folder) {
  const vendor = await upstream();
  const grants = [{ origin: PAGE, operations: ["jobs.get", "jobs.create"], secret: "JOBS_KEY" }];
  const limits = { MOST_BODY: `${MIB}`, TIME_LIMIT: "2000", JOBS_KEY: "DCRA1-stored" };
  const vars = { UPSTREAM: vendor.url, ALLOWED_ORIGINS: `http://elsewhere.example, ${PAGE}`, GRANTS: grants, ...limits };
  const server = await start(folder, "relay/wrangler.jsonc", { vars });
  const { url } = server;
  const ask = async (path, { headers, ...init } = {}) => await server.fetch(path, { redirect: "manual", ...init, headers: { origin: PAGE, ...headers } });
  const refused = async (answer, code) => {
    assert.equal(answer.headers.get("x-relay-refused"), code);
    assert.equal((await answer.json()).errors[0].code, code);
  };

  await test("relay: a call of an allowed page reaches the vendor with its credential and the rate headers come back", async () => {
    const answer = await ask("/relay/production/jobs?limit=1", { headers: { "x-smarttoken": "DCRA1-page", cookie2: "x", "x-other": "y" } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("access-control-allow-origin"), PAGE);
    assert.equal(answer.headers.get("x-ratelimit-remaining"), "9");
    assert.equal(answer.headers.get("set-cookie"), null);
    const { url, headers } = await answer.json();
    assert.equal(url, "/jobs?limit=1");
    assert.equal(headers["x-smarttoken"], "DCRA1-page");
    assert.equal(headers["x-other"] ?? headers.origin ?? headers.referer, undefined);
  });

  await test("relay: the token exchange is an operation like any other", async () => {
    const body = "grant_type=client_credentials&client_id=id&client_secret=secret";
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await ask("/relay/production/identity/oauth/token", { method: "POST", headers, body });
    assert.deepEqual([answer.status, (await answer.json()).body], [200, body]);
  });

  await test("relay: a stored secret goes along where a grant says so, and only to read", async () => {
    const key = async (path, init) => (await (await ask(path, init)).json()).headers["x-smarttoken"];
    assert.equal(await key("/relay/production/jobs/1"), "DCRA1-stored");
    assert.equal(await key("/relay/production/jobs/1", { headers: { "x-smarttoken": "own" } }), "own");
    assert.equal(await key("/relay/production/jobs"), undefined);
    assert.equal(await key("/relay/production/jobs/1", { headers: { origin: "http://elsewhere.example" } }), undefined);
    assert.equal(await key("/relay/production/jobs", { method: "POST", body: "{}", headers: { "content-type": "application/json" } }), undefined);
  });

  await test("relay: a browser's question is answered and may be kept", async () => {
    const headers = { "access-control-request-method": "POST", "access-control-request-headers": "content-type,x-smarttoken" };
    const answer = await ask("/relay/production/user-api/v201804/users", { method: "OPTIONS", headers });
    assert.equal(answer.status, 204);
    assert.match(answer.headers.get("access-control-allow-headers"), /X-SmartToken/);
    assert.ok(Number(answer.headers.get("access-control-max-age")) > 0);
  });

  const { cases } = JSON.parse(readFileSync(new URL("../relay/hostile.json", import.meta.url), "utf8"));
  await test(`relay: none of ${cases.length} hostile requests reaches the vendor`, async () => {
    const wrong = [];
    for (const one of cases) {
      const before = vendor.seen.length;
      const status = await raw(url, one);
      // The runtime tidies an address before a Worker sees it. What is left of the trick must be a plain operation, or nothing.
      const reached = vendor.seen.slice(before).filter((seen) => !/^[A-Z]+ \/[\w/.-]+(\?|$)/.test(seen) || seen.includes(".."));
      if (reached.length || (status < 400 && vendor.seen.length === before)) wrong.push(`${one.name}: ${status} ${reached}`);
    }
    assert.deepEqual(wrong, []);
  });

  await test("relay: redirects, slow answers and long bodies are refused", async () => {
    await refused(await ask("/relay/production/jobs/redirect"), "RELAY_REDIRECT");
    await refused(await ask("/relay/production/jobs/slow"), "RELAY_TIMEOUT");
    const headers = { "content-type": "application/json", "x-smarttoken": "k" };
    await refused(await ask("/relay/production/jobs", { method: "POST", headers, body: "x".repeat(MIB + 1) }), "RELAY_BODY_TOO_LARGE");
    await refused(await ask("/relay/production/jobs", { headers: { origin: "https://page.example.evil" } }), "RELAY_ORIGIN");
    await refused(await ask("/relay/production/jobs", { headers: { origin: "null" } }), "RELAY_ORIGIN");
  });

  await test("relay: 100 MB are streamed, in memory for less than a fifth of them", async () => {
    const resident = () => processes().reduce((sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1_024, 0);
    const download = async () => {
      const answer = await ask("/relay/production/jobs/large", { headers: { "x-smarttoken": "k" } });
      let [bytes, most, looked] = [0, 0, 0];
      for await (const chunk of answer.body) {
        bytes += chunk.length;
        if (bytes - looked < 4 * MIB) continue;
        looked = bytes;
        most = Math.max(most, resident());
      }
      assert.equal(bytes, 100 * MIB);
      return most;
    };
    // The first shows what the runtime keeps for any stream.
    await download();
    const before = resident();
    const growth = (await download()) - before;
    console.log(`  the process grew by ${(growth / MIB).toFixed(1)} MiB`);
    assert.ok(growth < 20 * MIB, `${growth} bytes`);
  });

  await test("relay: /health answers everybody", async () => assert.deepEqual(await (await server.fetch("/health")).json(), { ok: true }));

  await server.close();
  vendor.close();
}

/** Stands for the vendor: tells what it got. */
async function upstream() {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.setHeader("set-cookie", "session=1");
    response.setHeader("x-ratelimit-remaining", "9");
    if (request.url === "/jobs/redirect") return response.writeHead(302, { location: "https://evil.example/" }).end();
    if (request.url === "/jobs/slow") return;
    if (request.url === "/jobs/large") return large(response);
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => response.end(JSON.stringify({ url: request.url, headers: request.headers, body })));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { seen, url: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) };
}

function large(response) {
  const chunk = Buffer.alloc(MIB);
  let left = 100;
  const go = () => {
    while (left > 0) {
      left -= 1;
      if (!response.write(chunk)) return response.once("drain", go);
    }
    response.end();
  };
  go();
}

/** Sends a request byte by byte, and tells the status; 0 where the connection was closed. */
function raw(url, { method, target, headers = [], refused }) {
  const has = (name) => headers.some(([found]) => found.toLowerCase() === name);
  const usual = [has("host") ? [] : ["Host", url.host], has("origin") || refused === "RELAY_NO_ORIGIN" ? [] : ["Origin", PAGE]];
  const fields = [...usual.filter((field) => field.length), ...headers].map(([name, value]) => `${name}: ${value}`);
  const lines = [`${method} ${target} HTTP/1.1`, ...fields, has("connection") ? "" : "Connection: close", "", ""].filter((line, place, all) => line || place > all.length - 3);
  return new Promise((done) => {
    let text = "";
    const socket = connect(Number(url.port), url.hostname, () => socket.write(lines.join("\r\n"), "latin1"));
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on("data", (data) => (text += data.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => done(Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1] ?? 0)));
  });
}
