// Measures the sandbox, as a server and in a page: `cargo xtask bench sandbox`.
//
// SR_SERVER: the release server. SR_OPENAPI: what `cargo xtask openapi` writes. SR_EXPLORER: the page. SR_TOOLS: node_modules with Prism and
// playwright-core. CHROMIUM: the browser. The load is made by wrk, which Debian has.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";

import { keep } from "./report.mjs";
import { load } from "./sandbox/load.mjs";
import { memory } from "./sandbox/memory.mjs";
import { page } from "./sandbox/page.mjs";
import { ready } from "./sandbox/ready.mjs";

const only = process.argv.slice(2);
const work = resolve(process.env.SR_BENCH);
mkdirSync(work, { recursive: true });
const measured = [];
for (const [name, measure] of Object.entries({ load, ready, memory, page })) {
  if (only.length > 0 && !only.includes(name)) continue;
  console.log(`· ${name}`);
  measured.push(await measure(work));
}
keep("sandbox", { prism: version("@stoplight/prism-cli"), wrk: wrk(), chromium: browser() }, measured);
process.exit();

function version(name) {
  return JSON.parse(execFileSync(process.execPath, ["-p", `JSON.stringify(require("${resolve(process.env.SR_TOOLS, name, "package.json")}").version)`], { encoding: "utf8" }));
}

function wrk() {
  try {
    execFileSync("wrk", ["--version"], { encoding: "utf8" });
  } catch (error) {
    // It ends with 1 although it was asked.
    return /wrk (\S+)/.exec(error.stdout)?.[1];
  }
}

function browser() {
  return execFileSync(process.env.CHROMIUM ?? "/usr/bin/chromium", ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split(" ")[1];
}
