// Runs the packed npm package in the runtime of Cloudflare Workers.
//
// SR_TARBALL: what `cargo xtask npm` packs. SR_SERVER: the server's program. SR_TOOLS: a node_modules folder with workerd.

import { spawn } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

import { count, end, installed, server, test } from "../consumers/suite.mjs";

const here = new URL(".", import.meta.url).pathname;
const require = createRequire(join(resolve(process.env.SR_TOOLS ?? "node_modules"), "tools.cjs"));
const local = await server();
let worker;

await test("the package loads in workerd", async () => {
  const folder = installed();
  const modules = join(folder, "node_modules/smartrecruiters");
  const entry = JSON.parse(readFileSync(join(modules, "package.json"), "utf8")).exports["."].workerd;
  for (const name of ["worker.mjs", "config.capnp"]) copyFileSync(join(here, name), join(folder, name));
  copyFileSync(join(here, "../consumers/guide.mjs"), join(folder, "guide.mjs"));
  copyFileSync(join(modules, entry), join(folder, "entry.js"));
  copyFileSync(join(modules, "core.wasm"), join(folder, "core.wasm"));

  const stdio = ["ignore", "inherit", "inherit", "pipe"];
  worker = spawn(require("workerd").default, ["serve", join(folder, "config.capnp"), "--control-fd=3"], { stdio });
  const port = await new Promise((found, missing) => {
    createInterface({ input: worker.stdio[3] }).on("line", (line) => found(JSON.parse(line).port));
    worker.on("exit", (code) => missing(new Error(`workerd ended with ${code}`)));
  });
  const stage = { baseUrl: local.baseUrl, credentials: local.credentials };
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: JSON.stringify(stage) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  for (const { name, failure } of JSON.parse(text)) count(!failure, `workerd: ${name}`, failure);
});

worker?.removeAllListeners("exit").kill();
local.stop();
end();
