// The sandbox in a page, without a server behind it.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, resolve } from "node:path";

import { short } from "../report.mjs";

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };

export async function page() {
  const folder = resolve(process.env.SR_EXPLORER);
  const host = createServer(({ url }, response) => {
    const { pathname } = new URL(url, "http://host");
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    response.setHeader("Content-Type", TYPES[extname(pathname)] ?? "text/html");
    response.end(pathname === "/" ? "<!doctype html><title>bench</title>" : readFileSync(join(folder, pathname)));
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
  const { chromium } = createRequire(join(resolve(process.env.SR_TOOLS), "tools.cjs"))("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${host.address().port}/`);
    const { seed, calls } = await tab.evaluate(inPage);
    const rows = [["250 candidates seeded", ...seed.map(short), 30], ...calls.map(([name, ...numbers]) => [name, ...numbers.map(short), 1])];
    return { title: "In a page", about: "Milliseconds in Chromium.", rows: [["what", "median", "99 of 100 within", "quickest", "goal"], ...rows] };
  } finally {
    await browser.close();
    host.close();
  }
}

/** Runs in the page. */
async function inPage() {
  const { default: start, Sandbox, demoCredentials } = await import("/sandbox.js");
  await start();
  const { apiKey } = JSON.parse(demoCredentials());
  const spread = (numbers) => {
    numbers.sort((one, other) => one - other);
    return [0.5, 0.99, 0].map((share) => numbers[Math.floor((numbers.length - 1) * share)]);
  };
  const timed = (action) => {
    const at = performance.now();
    const result = action();
    return [performance.now() - at, result];
  };
  const settings = { limits: false, candidates: 250 };
  const make = () => new Sandbox(settings);
  make().free();
  const seed = [];
  for (let round = 0; round < 25; round += 1) {
    const [took, one] = timed(make);
    one.free();
    seed.push(took);
  }
  const sandbox = make();
  const json = [["X-SmartToken", apiKey], ["Content-Type", "application/json"]];
  const call = (method, path, body) =>
    sandbox.handle(method, `https://api.smartrecruiters.com${path}`, json, body && new TextEncoder().encode(JSON.stringify(body)), Date.now());
  let made = 0;
  const user = () => ({ firstName: "Ann", lastName: "Bell", email: `ann${(made += 1)}@example.com`, systemRole: { id: "STANDARD" }, location: { countryCode: "US", city: "San Francisco" } });
  const asked = {
    "users.get": () => call("GET", "/user-api/v201804/users/5f8a1c2e9b3d4a0012c4e103"),
    "users.create": () => call("POST", "/user-api/v201804/users", user()),
    "jobs.list": () => call("GET", "/jobs?limit=10"),
    "candidates.list": () => call("GET", "/candidates?limit=10"),
    "postings.list": () => call("GET", "/v1/companies/AlderRobotics/postings?limit=10"),
  };
  const calls = [];
  for (const [name, action] of Object.entries(asked)) {
    const taken = [];
    for (let round = 0; round < 220; round += 1) {
      const [took, answer] = timed(action);
      if (answer.status > 299) throw new Error(`${name}: ${answer.status} ${new TextDecoder().decode(answer.body)}`);
      if (round >= 20) taken.push(took);
    }
    calls.push([name, ...spread(taken)]);
  }
  return { seed: spread(seed), calls };
}
