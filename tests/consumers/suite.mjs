// What the suites of the packed package share: counting, installing, the local server.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const counts = { passed: 0, failed: 0 };
const folders = [];

/** Runs one test; it fails by throwing. */
export async function test(name, body) {
  try {
    await body();
    count(true, name);
  } catch (error) {
    count(false, name, error.stdout ? `${error.stdout}${error.stderr}` : (error.stack ?? error));
  }
}

/** Counts a test that ran elsewhere. */
export function count(passed, name, why = "") {
  counts[passed ? "passed" : "failed"] += 1;
  console.log(`${passed ? "ok" : "not ok"} ${name}`);
  if (!passed) console.log(`  ${String(why).replaceAll("\n", "\n  ")}`);
}

/** Prints the result and cleans up. */
export function end() {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

/** A copy of a project in a folder of its own, with the packed package installed as npm does it. */
export function installed(project) {
  const folder = mkdtempSync(join(tmpdir(), "smartrecruiters-"));
  folders.push(folder);
  if (project) cpSync(project, folder, { recursive: true });
  else writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const tarball = resolve(process.env.SR_TARBALL);
  const options = ["--offline", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  execFileSync("npm", ["install", ...options, tarball], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

/** Starts the local server on a free port. */
export async function server(...options) {
  const child = spawn(resolve(process.env.SR_SERVER), ["--port", "0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  process.on("exit", () => child.kill());
  let origin;
  for await (const line of createInterface({ input: child.stdout })) {
    origin = /listening on (http:\S+)/.exec(line)?.[1];
    if (origin) break;
  }
  child.stdout.resume();
  const credentials = await (await fetch(`${origin}/demo-credentials.json`)).json();
  return { origin, baseUrl: `${origin}/sandbox`, credentials, stop: () => child.kill() };
}
