// Makes the package: `node web/npm/build.mjs <out> <folders with core_bg.wasm, sandbox_bg.wasm, validate_bg.wasm, relay_bg.wasm>`. Finds
// esbuild and typescript in SR_TOOLS.
//
//   index.js, index.cjs    the module as text, compiled at the first call
//   script.js              the same for a script tag: `smartrecruiters.SmartRecruiters`
//   index-node.js, .cjs    index with explain, for runtimes that read packages from a disk
//   workerd.js             imports core.wasm as a module
//   slim.js, slim.cjs      the caller brings the module
//   webhooks.js, .cjs      no module at all; so explain.js, .cjs and node.js, .cjs
//   sandbox.js, .cjs       as index: another module, which nothing else loads; so validate.js, .cjs
//   sandbox-workerd.js     imports sandbox.wasm as a module; so validate-workerd.js
//   cloudflare.js          parts for Workers, with core.wasm as a module; relay.js with relay.wasm
//   types/, types/cjs/     declarations; a file belongs to one module system, so there are two of each

import { execFileSync } from "node:child_process";
import { cpSync, copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [out, ...folders] = process.argv.slice(2).map((path) => resolve(path));
const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const root = join(here, "../..");
const tools = resolve(process.env.SR_TOOLS ?? "node_modules");
const require = createRequire(join(tools, "tools.cjs"));
const { build } = require("esbuild");

/** Properties of the client that nobody outside sees: they are told short names. None of them may be one of the runtime's or of the API. */
const INTERNAL =
  /^(card|core|count|cursor|dialect|exchange|given|isFile|learnt|left|loosen|matter|most|named|origin|paging|position|raw|secret|seen|shared|sleep|state|texts|timer|turn|until|usual|whole|why)$/;

/** More of them save less than they cost. */
const SWAPS = 13;

/** Declarations of entries that Workers alone can load, as modules. */
const WORKERS = ["entry/cloudflare.d.ts", "entry/relay.d.ts"];
const NAMES = ["core", "sandbox", "validate", "relay"];
const modules = Object.fromEntries(NAMES.map((name, place) => [`${name}.wasm`, readFileSync(join(folders[place], `${name}_bg.wasm`))]));
mkdirSync(out, { recursive: true });
modules["core.wasm"] = edge(join(folders[0], "core_bg.wasm"));

for (const [name, bytes] of Object.entries(modules)) writeFileSync(join(out, name), bytes);
await Promise.all([
  bundle("inline", "index.js", { format: "esm", mangleProps: INTERNAL }),
  bundle("inline", "index.cjs", { format: "cjs", mangleProps: INTERNAL }),
  bundle("inline", "script.js", { format: "iife", mangleProps: INTERNAL, globalName: "smartrecruiters", minify: true }),
  bundle("index-node", "index-node.js", { format: "esm", plugins: [beside("js")] }),
  bundle("index-node", "index-node.cjs", { format: "cjs", plugins: [beside("cjs")] }),
  bundle("module", "workerd.js", { format: "esm", mangleProps: INTERNAL }),
  bundle("slim", "slim.js", { format: "esm", mangleProps: INTERNAL }),
  bundle("slim", "slim.cjs", { format: "cjs", mangleProps: INTERNAL }),
  bundle("webhooks", "webhooks.js", { format: "esm" }),
  bundle("webhooks", "webhooks.cjs", { format: "cjs" }),
  bundle("explain", "explain.js", { format: "esm" }),
  bundle("explain", "explain.cjs", { format: "cjs" }),
  bundle("node", "node.js", { format: "esm", platform: "node" }),
  bundle("node", "node.cjs", { format: "cjs", platform: "node" }),
  bundle("sandbox-inline", "sandbox.js", { format: "esm" }),
  bundle("sandbox-inline", "sandbox.cjs", { format: "cjs" }),
  bundle("sandbox-module", "sandbox-workerd.js", { format: "esm" }),
  bundle("validate-inline", "validate.js", { format: "esm" }),
  bundle("validate-inline", "validate.cjs", { format: "cjs" }),
  bundle("validate-module", "validate-workerd.js", { format: "esm" }),
  bundle("cloudflare", "cloudflare.js", { format: "esm", mangleProps: INTERNAL, external: ["cloudflare:workers"] }),
  bundle("relay", "relay.js", { format: "esm" }),
]);
declarations();
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(out, name));
for (const name of ["README.md", "CHANGELOG.md"]) copyFileSync(join(here, name), join(out, name));
copyFileSync(join(here, "src/generated/api.md"), join(out, "api.md"));
const [, version] = /\[workspace\.package\]\s+version = "(.+)"/.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
const about = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const { name, ...rest } = about;
writeFileSync(join(out, "package.json"), JSON.stringify({ name, version, ...rest }, undefined, 2) + "\n");

/**
 * The module with nothing but what `src/core.ts` calls. What else wasm-bindgen has in it is for its glue, which the package leaves out, and
 * what the compiler tells of the target is of no use any more.
 */
function edge(file) {
  const parts = ["memory", "reserve", "next", "page", "start", "finish", "deliver", "refund"].map((name) => ({ name, export: name }));
  const graph = join(out, "graph.json");
  const bare = join(out, "core.wasm");
  writeFileSync(graph, JSON.stringify([{ name: "driver", root: true, reaches: parts.map(({ name }) => name) }, ...parts]));
  const binaryen = (tool, ...words) => execFileSync(process.execPath, [join(tools, "binaryen/bin", tool), "--all-features", ...words, "-o", bare]);
  binaryen("wasm-metadce", file, "-f", graph);
  binaryen("wasm-opt", bare, "--remove-unused-module-elements", "--strip-target-features");
  rmSync(graph);
  const bytes = readFileSync(bare);
  const module = new WebAssembly.Module(bytes);
  const needs = WebAssembly.Module.imports(module).map(({ name }) => name);
  const gives = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  const missing = parts.filter(({ name }) => !gives.has(name)).map(({ name }) => name);
  if (needs.length + missing.length > 0) throw new Error(`src/core.ts does not fit core_bg.wasm: it needs ${needs}, and lacks ${missing}`);
  return bytes;
}

function bundle(entry, file, options) {
  return build({
    entryPoints: [join(here, `src/entry/${entry}.ts`)],
    outfile: join(out, file),
    bundle: true,
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    // The glue of wasm-bindgen would find its module by its own address; that function is left out.
    logOverride: { "empty-import-meta": "silent" },
    tsconfig: join(here, "tsconfig.json"),
    // What is compiled at run time never runs where requests are isolated.
    define: { ISOLATING: String(entry !== "inline") },
    plugins: [{ name: "wasm", setup: wasm }],
    ...options,
  });
}

/** What other files of the package hold is not bundled again. */
function beside(ending) {
  const setup = (build) => build.onResolve({ filter: /\/(index|explain)\.js$/ }, ({ path }) => ({ path: `./${/\w+(?=\.js$)/.exec(path)}.${ending}`, external: true }));
  return { name: "beside", setup };
}

function wasm(build) {
  build.onResolve({ filter: /\.wasm\?text$/ }, ({ path }) => ({ path: path.replace("?text", ""), namespace: "text" }));
  build.onLoad({ filter: /.*/, namespace: "text" }, ({ path }) => {
    const bytes = modules[path];
    return { contents: `export const swaps = ${JSON.stringify(swaps(bytes))};\nexport const text = ${JSON.stringify(text(bytes))};` };
  });
  build.onResolve({ filter: /\/\w+\.wasm$/ }, ({ path }) => ({ path, external: true }));
  build.onResolve({ filter: /\.js\?glue$/ }, ({ path }) => {
    const file = path.replace("?glue", "");
    return { path: join(folders[NAMES.indexOf(file.replace(".js", ""))], file), sideEffects: false };
  });
}

/**
 * The module as characters: most of its bytes are ASCII, and brotli sees them as they are, which base64 would prevent. The few bytes that are
 * frequent and must be escaped in a string change places with the rarest that need not.
 */
function text(bytes) {
  const pairs = swaps(bytes);
  const sign = (byte) => {
    const place = pairs.indexOf(String.fromCharCode(byte));
    return place < 0 ? String.fromCharCode(byte) : pairs[place ^ 1];
  };
  return [...bytes].map(sign).join("");
}

/** Pairs of characters that change places. */
function swaps(bytes) {
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte] += 1;
  const isEscaped = (byte) => (byte > 6 && byte < 14) || [0, 27, 34, 92].includes(byte) || byte > 126;
  const all = [...count.keys()];
  const frequent = all.filter(isEscaped).sort((one, other) => count[other] - count[one]);
  const rare = all.filter((byte) => !isEscaped(byte)).sort((one, other) => count[one] - count[other]);
  return String.fromCharCode(...frequent.slice(0, SWAPS).flatMap((byte, place) => [byte, rare[place]]));
}

function declarations() {
  const types = join(out, "types");
  execFileSync(process.execPath, [join(tools, "typescript/bin/tsc"), "-p", here, "--outDir", types], { stdio: "inherit" });
  copyFileSync(join(here, "src/entry/core-wasm.d.ts"), join(types, "entry/core-wasm.d.ts"));
  keep(types, ["index.d.ts", "entry/slim.d.ts", "entry/core-wasm.d.ts", "entry/webhooks.d.ts", "entry/sandbox.d.ts", "entry/validate.d.ts", "entry/explain.d.ts", "entry/node.d.ts", ...WORKERS]);
  const cjs = join(out, "types-cjs");
  cpSync(types, cjs, { recursive: true });
  for (const file of ["entry/core-wasm.d.ts", ...WORKERS, "cloudflare"]) rmSync(join(cjs, file), { recursive: true });
  cpSync(cjs, join(types, "cjs"), { recursive: true });
  rmSync(cjs, { recursive: true });
  writeFileSync(join(types, "cjs/package.json"), '{ "type": "commonjs" }\n');
}

/** Removes the declarations that none of the named ones leads to. */
function keep(folder, names) {
  const kept = new Set();
  const visit = (file) => {
    if (kept.has(file)) return;
    kept.add(file);
    for (const [, path] of readFileSync(file, "utf8").matchAll(/(?:from|import)\(? ?"(\.[^"]+)\.js"/g)) visit(join(file, "..", `${path}.d.ts`));
  };
  for (const name of names) visit(join(folder, name));
  for (const name of readdirSync(folder, { recursive: true })) if (name.endsWith(".ts") && !kept.has(join(folder, name))) rmSync(join(folder, name));
}
