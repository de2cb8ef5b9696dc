// Uses the packed npm package as its users do: installed by npm, in Node, Deno and Bun, on pages, bundled, and under TypeScript.
//
// SR_TARBALL: what `cargo xtask npm` packs. SR_SERVER: the server's program. SR_TOOLS: a node_modules folder with the packages of
// crates/xtask/npm. CHROMIUM: the browser (default /usr/bin/chromium).

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { browser, page } from "./browser.mjs";
import { forNode, forPages } from "./bundlers.mjs";
import { coverage } from "./coverage.mjs";
import { tests } from "./driver.mjs";
import { FILES } from "./everything.mjs";
import { contents } from "./package.mjs";
import { recipes } from "./recipes.mjs";
import { count, end, installed, server, test } from "./suite.mjs";

const here = new URL(".", import.meta.url).pathname;
const tools = resolve(process.env.SR_TOOLS ?? "node_modules");
const local = await server();
const stage = { baseUrl: local.baseUrl, credentials: local.credentials };

/** A project, installed, with what is asked of it beside it. */
function project(name) {
  const folder = installed(join(here, name));
  for (const file of FILES) copyFileSync(join(here, file), join(folder, file));
  return folder;
}

const report = (where, results) => results.forEach(({ name, failure }) => count(!failure, `${where}: ${name}`, failure));

/** Runs a program that prints its results. */
function ran(cwd, command, ...words) {
  const env = { ...process.env, STAGE: JSON.stringify(stage), DENO_NO_UPDATE_CHECK: "1", DENO_DIR: join(cwd, ".deno") };
  return JSON.parse(execFileSync(command, words, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], timeout: 120_000 }));
}

const program = project("program");
const runtimes = {
  "node, import": () => ran(program, process.execPath, "main.mjs"),
  "node, require": () => ran(project("node-cjs"), process.execPath, "main.js"),
  deno: () => ran(program, process.execPath, join(tools, "deno/bin.cjs"), "run", "--allow-all", "--no-lock", "main.mjs"),
  bun: () => ran(program, join(tools, "bun/bin/bun.exe"), "main.mjs"),
};
for (const [name, run] of Object.entries(runtimes)) await test(`${name}: the package loads`, () => report(name, run()));

for (const [name, bundle] of Object.entries(forNode)) {
  await test(`${name}: the package is bundled`, async () => {
    const file = await bundle(program, "main.mjs", `out/${name.replaceAll(" ", "-")}`);
    report(name, ran(program, process.execPath, file));
  });
}

for (const [format, file] of Object.entries({ import: "mjs", require: "cjs" })) {
  await test(`node, ${format}: errors are explained and \`DEBUG\` prints what calls do, without a word of code`, () => {
    const path = join(program, `debug.${file}`);
    const loaded = (name) => (format === "import" ? `import { SmartRecruiters } from "${name}";` : `const { SmartRecruiters } = require("${name}");`);
    const body = '{ firstName: "S", lastName: "S", systemRole: { id: "ADMINISTRATOR" }, language: { code: "ka" } }';
    const key = JSON.stringify(stage.credentials.apiKey);
    writeFileSync(path, `${loaded("smartrecruiters")}\nnew SmartRecruiters({ apiKey: ${key} }, { baseUrl: "${stage.baseUrl}" }).users.create(${body}).catch(({ message }) => console.log(message));`);
    for (const [DEBUG, lines] of [["other", 0], ["*,smartrecruiters", 3]]) {
      const { stdout, stderr } = spawnSync(process.execPath, [path], { env: { ...process.env, DEBUG }, encoding: "utf8" });
      assert.match(stdout, /^users\.create: 400 LANGUAGE_DISABLED: .* → Send another/);
      assert.equal(stderr.split("\n").filter((line) => line.startsWith("users.create ")).length, lines, stderr);
      assert.ok(!stderr.includes(stage.credentials.apiKey), stderr);
    }
  });
}

const pages = await browser(program);
for (const [name, bundle] of Object.entries(forPages)) {
  await test(`${name}: the package is bundled`, async () => {
    await bundle(program, "page.mjs", `out/${name}`);
    writeFileSync(join(program, `${name}.html`), page(`out/${name}/page.js`));
    report(name, await pages.opened(`${name}.html`, stage));
  });

  await test(`${name}: an entry that is imported and not used adds no byte`, async () => {
    const without = "console.log(1);\n";
    const entries = ["", "/slim", "/webhooks", "/sandbox", "/validate", "/explain"].map((entry, place) => `import * as entry${place} from "smartrecruiters${entry}";\n`);
    const texts = [];
    for (const [place, text] of [without, entries.join("") + without].entries()) {
      writeFileSync(join(program, "unused.mjs"), text);
      await bundle(program, "unused.mjs", `out/${name}-${place}`);
      texts.push(readFileSync(join(program, `out/${name}-${place}/unused.js`), "utf8"));
    }
    assert.equal(texts[1], texts[0]);
  });
}
await pages.close();

await test("script-tag: the package loads", async () => {
  const folder = project("script-tag");
  const { opened, close } = await browser(folder);
  try {
    report("script-tag", await opened("index.html", stage));
  } finally {
    await close();
  }
});

await contents(join(program, "node_modules/smartrecruiters"), tools);
await coverage(join(program, "node_modules/smartrecruiters"), tools);

await recipes(program, { ...process.env, SMARTRECRUITERS_API_KEY: stage.credentials.apiKey, SMARTRECRUITERS_URL: stage.baseUrl });

const typed = project("typescript");
for (const config of ["bundler.json", "nodenext.json"]) {
  await test(`typescript: what is right compiles and what is wrong does not, by ${config}`, () => {
    const options = ["-p", join(typed, config), "--typeRoots", join(tools, "@types")];
    execFileSync(process.execPath, [join(tools, "typescript/bin/tsc"), ...options], { encoding: "utf8" });
  });
}

await test("vitest: an application is tested with the sandbox in place of fetch", () => {
  const folder = installed(join(here, "vitest"));
  symlinkSync(join(tools, "vitest"), join(folder, "node_modules/vitest"));
  const out = join(folder, "results.json");
  const words = [join(tools, "vitest/vitest.mjs"), "run", "--root", folder, "--reporter=json", "--outputFile", out];
  // A test that fails is told in the file.
  spawnSync(process.execPath, words, { stdio: "ignore", timeout: 120_000 });
  const { testResults } = JSON.parse(readFileSync(out, "utf8"));
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  assert.ok(results.length > 0, "vitest found no test");
  report("vitest", results.map(({ title, status, failureMessages }) => ({ name: title, failure: status === "passed" ? undefined : failureMessages.join() || status })));
});

const entry = (name) => pathToFileURL(join(program, `node_modules/smartrecruiters/${name}.js`)).href;
let loads = 0;
const load = () => import(`${entry("index")}?${(loads += 1)}`);
for (const [name, body] of Object.entries(tests(load, (name) => import(entry(name))))) await test(`driver: ${name}`, body);

local.stop();
end();
