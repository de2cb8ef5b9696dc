// Uses the explorer in Chromium as its readers do: by role, label and test id, by mouse and by keyboard alone.
//
// SR_EXPLORER: the folder that `cargo xtask explorer` writes. SR_SERVER: the server's program. SR_TOOLS: a node_modules folder with
// playwright-core and axe-core. CHROMIUM: the browser (default /usr/bin/chromium). An argument runs only the tests whose names hold it.

import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import access from "./access.mjs";
import answers from "./answers.mjs";
import faults from "./faults.mjs";
import guide from "./guide.mjs";
import secrets from "./secrets.mjs";
import { Stage } from "./stage.mjs";
import way from "./way.mjs";

const tools = resolve(process.env.SR_TOOLS ?? "node_modules");
const require = createRequire(join(tools, "tools.cjs"));
const stage = new Stage({
  chromium: require("playwright-core").chromium,
  executable: process.env.CHROMIUM ?? "/usr/bin/chromium",
  explorer: resolve(process.env.SR_EXPLORER ?? "target/explorer"),
  server: resolve(process.env.SR_SERVER ?? "target/release/smartrecruiters-server"),
  axe: require.resolve("axe-core/axe.min.js"),
});

const counts = { passed: 0, failed: 0 };
const only = process.argv[2] ?? "";

/** Runs one test on a fresh page. What the page itself complains of fails it too. */
async function test(name, body, options = {}) {
  if (!name.includes(only)) return;
  const page = await stage.page(options);
  try {
    await body(page, stage);
    if (page.complaints.length > 0) throw new Error(`the page complains: ${page.complaints.join("; ")}`);
    counts.passed += 1;
    console.log(`ok ${name}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`not ok ${name}\n  ${String(error.stack ?? error).replaceAll("\n", "\n  ")}`);
  } finally {
    await page.context().close();
  }
}

try {
  await stage.open();
  for (const suite of [guide, way, answers, faults, secrets, access]) await suite(test, stage);
} finally {
  await stage.close();
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
