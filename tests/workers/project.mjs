// A project with the Workers of `web/workers` and the packed package, as somebody who deploys them has it.

import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

import { installed } from "../consumers/suite.mjs";

const here = new URL(".", import.meta.url).pathname;
const tools = resolve(process.env.SR_TOOLS ?? "node_modules");
const require = createRequire(join(tools, "tools.cjs"));
const { Log, LogLevel, Miniflare } = require("miniflare");
const wrangler = require("wrangler");

/** Makes the project, and returns its folder. */
export function project() {
  const folder = installed();
  // Their own `package.json` asks for tools from the network; here are the same already.
  cpSync(join(here, "../../web/workers"), folder, { recursive: true, filter: (path) => basename(path) !== "package.json" });
  cpSync(join(here, "ledger.ts"), join(folder, "receiver/src/ledger.ts"));
  cpSync(join(here, "crowd"), join(folder, "crowd"), { recursive: true });
  symlinkSync(join(tools, "@cloudflare"), join(folder, "node_modules/@cloudflare"));
  return folder;
}

/** Checks the types of everything in it. */
export function check(folder) {
  execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "--noEmit", "-p", folder], { stdio: "pipe" });
}

/** A configuration with changes, in a file beside it. */
export function variant(folder, path, name, change) {
  const { rawConfig } = wrangler.experimental_readRawConfig({ config: join(folder, path) });
  change(rawConfig);
  const file = join(dirname(path), name);
  writeFileSync(join(folder, file), JSON.stringify(rawConfig));
  return file;
}

/** Bundles a Worker as it would be deployed, and returns the folder. */
export function bundle(folder, config) {
  const out = join(folder, "out", config.replaceAll("/", "-"));
  const command = [join(tools, "wrangler/bin/wrangler.js"), "deploy", "--dry-run", "--outdir", out, "--config", config];
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "1" };
  execFileSync(process.execPath, command, { cwd: folder, stdio: "pipe", env });
  return out;
}

/** The files of a bundle that are deployed. */
export function deployed(out) {
  return readdirSync(out).filter((file) => /\.(js|wasm)$/.test(file)).map((file) => ({ name: file, bytes: readFileSync(join(out, file)) }));
}

/**
 * Runs a Worker in workerd as its configuration says. `vars` go over those of the configuration; `persist` is a folder that keeps its storage;
 * `port` is where it answers, 0 for any; `isolates` is in how many it runs, which share the objects of the first.
 */
export async function start(folder, config, { vars = {}, persist, port = 0, isolates = 1, out = bundle(folder, config) } = {}) {
  const { workerOptions } = wrangler.unstable_getMiniflareWorkerOptions(join(folder, config));
  const { main } = wrangler.experimental_readRawConfig({ config: join(folder, config) }).rawConfig;
  const kept = persist && { durableObjectsPersist: join(persist, "objects"), d1Persist: join(persist, "d1") };
  const worker = {
    ...workerOptions,
    name: "worker-0",
    modulesRoot: out,
    modules: true,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    scriptPath: join(out, `${basename(main, ".ts")}.js`),
    bindings: { ...workerOptions.bindings, ...vars },
    unsafeTriggerHandlers: true,
  };
  const objects = Object.entries(workerOptions.durableObjects ?? {}).map(([name, { className }]) => [name, { className, scriptName: worker.name }]);
  const others = Array.from({ length: isolates - 1 }, (_, place) => ({ ...worker, name: `worker-${place + 1}`, durableObjects: Object.fromEntries(objects) }));
  const runtime = new Miniflare({ ...kept, port, workers: [worker, ...others], log: new Log(LogLevel.ERROR), cf: false });
  const url = await runtime.ready;
  return {
    url,
    runtime,
    fetch: (path, init) => runtime.dispatchFetch(new URL(path, url), init),
    /** The same in one of the isolates. */
    at: async (isolate, path) => await (await runtime.getWorker(`worker-${isolate}`)).fetch(new URL(path, url)),
    close: () => runtime.dispose(),
  };
}

/** Processes of workerd that this program started. */
export function processes() {
  const children = (pid) => readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return children(process.pid).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("workerd"));
}
