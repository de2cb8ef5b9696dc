// Measures the packed npm package beside other clients: `cargo xtask bench sdk`.
//
// SR_TARBALL: what `cargo xtask npm` packs. SR_PEERS: node_modules with the packages of `sdk/package.json`. SR_TOOLS: one with esbuild and
// workerd. SR_BENCH: a folder to work in.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

import { keep } from "./report.mjs";
import { bundles } from "./sdk/bundle.mjs";
import { cold } from "./sdk/cold.mjs";
import { overhead } from "./sdk/overhead.mjs";
import { probes } from "./sdk/probes.mjs";
import { abandoned } from "./sdk/workerd.mjs";

const { dependencies } = JSON.parse(readFileSync(new URL("sdk/package.json", import.meta.url), "utf8"));
const PEERS = ["openapi-fetch", "ofetch", "ky", "axios", "stripe", "openai", "octokit", "aws"];
const names = ["ours", ...PEERS];
const only = process.argv.slice(2);
const parts = { bundles, overhead, cold, probes, abandoned };

const work = stage();
const measured = [];
for (const [name, measure] of Object.entries(parts)) {
  if (only.length > 0 && !only.includes(name)) continue;
  console.log(`· ${name}`);
  measured.push(await measure(work, names));
}
keep("sdk", dependencies, measured);
process.exit();

/** A folder with the measured programs, our package as npm packs it, and the peers above it. */
function stage() {
  const folder = resolve(process.env.SR_BENCH);
  rmSync(folder, { recursive: true, force: true });
  const work = join(folder, "work");
  const ours = join(work, "node_modules/smartrecruiters");
  mkdirSync(ours, { recursive: true });
  execFileSync("tar", ["-xzf", resolve(process.env.SR_TARBALL), "--strip-components=1", "-C", ours]);
  symlinkSync(resolve(process.env.SR_PEERS), join(folder, "node_modules"));
  cpSync(new URL("sdk", import.meta.url), work, { recursive: true });
  return work;
}
