// Runs the packed npm package in the runtime of Cloudflare Workers, as of today and as of years ago.
//
// SR_TARBALL: what `cargo xtask npm` packs. SR_SERVER: the server's program. SR_TOOLS: a node_modules folder with workerd.

import { spawn } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

import { FILES } from "../consumers/everything.mjs";
import { count, end, installed, server, test } from "../consumers/suite.mjs";

/** What a worker made today asks for, and the first date at which workers could be modules with all that the package needs. */
const DATES = ["2026-10-01", "2022-03-21"];

const here = new URL(".", import.meta.url).pathname;
const require = createRequire(join(resolve(process.env.SR_TOOLS ?? "node_modules"), "tools.cjs"));
const local = await server();
const stage = { baseUrl: local.baseUrl, credentials: local.credentials };

const folder = installed();
const modules = join(folder, "node_modules/smartrecruiters");
const entry = JSON.parse(readFileSync(join(modules, "package.json"), "utf8")).exports["."].workerd;
copyFileSync(join(here, "worker.mjs"), join(folder, "worker.mjs"));
for (const name of FILES) copyFileSync(join(here, "../consumers", name), join(folder, name));
copyFileSync(join(modules, entry), join(folder, "entry.js"));
for (const name of ["core.wasm", "explain.js", "sandbox.wasm", "sandbox-workerd.js", "validate.wasm", "validate-workerd.js", "webhooks.js"]) copyFileSync(join(modules, name), join(folder, name));
const config = readFileSync(join(here, "config.capnp"), "utf8");

for (const date of DATES) {
  let worker;
  await test(`workerd ${date}: the package loads`, async () => {
    const file = join(folder, `${date}.capnp`);
    writeFileSync(file, config.replace("COMPATIBILITY_DATE", date));
    const stdio = ["ignore", "inherit", "inherit", "pipe"];
    worker = spawn(require("workerd").default, ["serve", file, "--control-fd=3"], { stdio });
    const port = await new Promise((found, missing) => {
      createInterface({ input: worker.stdio[3] }).on("line", (line) => found(JSON.parse(line).port));
      worker.on("exit", (code) => missing(new Error(`workerd ended with ${code}`)));
    });
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: JSON.stringify(stage) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    for (const { name, failure } of JSON.parse(text)) count(!failure, `workerd ${date}: ${name}`, failure);
  });
  worker?.removeAllListeners("exit").kill();
}

local.stop();
end();
