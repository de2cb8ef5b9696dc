// Uses the explorer in Chromium as its readers do: by role, label and test id, by mouse and by keyboard alone.
//
// SR_EXPLORER: the folder that `cargo xtask explorer` writes. SR_SERVER: the server's program. SR_TOOLS: a node_modules folder with
// playwright-core, axe-core and ajv. CHROMIUM: the browser. An argument runs only the tests whose names hold it.

import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";

import access from "./access.mjs";
import answers from "./answers.mjs";
import commands from "./commands.mjs";
import faults from "./faults.mjs";
import form from "./form.mjs";
import guide from "./guide.mjs";
import kept from "./kept.mjs";
import operations from "./operations.mjs";
import reading from "./reading.mjs";
import secrets from "./secrets.mjs";
import { Stage } from "./stage.mjs";
import way from "./way.mjs";

const tools = resolve(process.env.SR_TOOLS ?? "node_modules");
const require = createRequire(join(tools, "tools.cjs"));
const stage = new Stage({
  chromium: require("playwright-core").chromium,
  executable: process.env.CHROMIUM ?? "/usr/bin/chromium",
  explorer: resolve(process.env.SR_EXPLORER ?? "target/explorer"),
  server: resolve(process.env.SR_SERVER ?? "target/debug/smartrecruiters-server"),
  axe: require.resolve("axe-core/axe.min.js"),
  require,
});
const only = process.argv[2] ?? "";
const counts = { passed: 0, failed: 0 };

/** Runs one test on a fresh page. What the page itself complains of fails it too. */
async function run({ name, body, options }) {
  const start = performance.now();
  const lines = [];
  let page;
  try {
    page = await stage.page(options);
    await body(page);
    if (page.complaints.length > 0) throw new Error(`the page complains: ${page.complaints.join("; ")}`);
  } catch (error) {
    lines.push(error.stack ?? error, ...(page?.complaints ?? []));
  } finally {
    await page?.context().close().catch(() => {});
  }
  const passed = lines.length === 0;
  counts[passed ? "passed" : "failed"] += 1;
  console.log(`${passed ? "ok" : "not ok"} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  if (!passed) console.log(`  ${lines.join("\n").replaceAll("\n", "\n  ")}`);
}

const start = performance.now();
try {
  await stage.open();
  const tests = [];
  for (const suite of [operations, guide, access, way, form, answers, kept, commands, faults, secrets, reading]) {
    suite((name, body, options = {}) => tests.push({ name, body, options }), stage);
  }
  const waiting = tests.filter(({ name }) => name.includes(only));
  // Each test has a profile of its own, so as many run at once as there are cores.
  const next = async () => {
    for (let test = waiting.shift(); test; test = waiting.shift()) await run(test);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, next));
} finally {
  await stage.close();
}
console.log(`all took ${((performance.now() - start) / 1000).toFixed(0)} s`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
