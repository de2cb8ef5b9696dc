// What calls leave in the memory of a worker whose request ended before the API answered.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

import { listen } from "./server.mjs";

const STEP = 2500;
const STEPS = 4;
const AT_ONCE = 10;

export async function abandoned(work) {
  const modules = join(work, "node_modules/smartrecruiters");
  const entry = JSON.parse(readFileSync(join(modules, "package.json"), "utf8")).exports["."].workerd;
  copyFileSync(join(modules, entry), join(work, "entry.js"));
  copyFileSync(join(modules, "core.wasm"), join(work, "core.wasm"));
  // The API answers too late for everybody.
  const silent = await listen((_, response) => setTimeout(() => response.answer(200), 30_000).unref());
  const require = createRequire(join(resolve(process.env.SR_TOOLS), "tools.cjs"));
  const stdio = ["ignore", "inherit", "inherit", "pipe"];
  const worker = spawn(require("workerd").default, ["serve", join(work, "config.capnp"), "--control-fd=3"], { stdio });
  const [line] = await once(createInterface({ input: worker.stdio[3] }), "line");
  const origin = `http://127.0.0.1:${JSON.parse(line).port}`;
  const look = async () => ({ ...(await (await fetch(`${origin}/memory`)).json()), process: resident(worker.pid) });

  const call = async () => (await fetch(`${origin}/call?${silent.origin}`)).text();
  const rows = [];
  const note = async (count) => {
    const { wasm, calls, process } = await look();
    rows.push([count, calls, `${wasm / 1024} KiB`, `${Math.round(process / 1024)} MiB`]);
  };
  for (let count = 0; count < AT_ONCE; count += 1) await call();
  await note(AT_ONCE);
  for (let step = 1; step <= STEPS; step += 1) {
    for (let count = 0; count < STEP; count += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, call));
    await note(step * STEP);
  }
  worker.kill();
  silent.close();
  const about = "In workerd, each request ends while its call waits for the API. Goal: the memory of the core stays as it is.";
  return { title: "Calls that a Worker abandons", about, rows: [["requests", "calls begun", "wasm memory", "workerd, resident"], ...rows] };
}

function resident(pid) {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}
