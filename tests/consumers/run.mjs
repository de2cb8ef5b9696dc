// Uses the packed npm package as its users do: installed by npm, in Node, on a page, and under TypeScript.
//
// SR_TARBALL: what `cargo xtask npm` packs. SR_SERVER: the server's program. SR_TOOLS: a node_modules folder with playwright-core, typescript
// and @types/node. CHROMIUM: the browser (default /usr/bin/chromium).

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { tests } from "./driver.mjs";
import { count, end, installed, server, test } from "./suite.mjs";

const here = new URL(".", import.meta.url).pathname;
const tools = resolve(process.env.SR_TOOLS ?? "node_modules");
const local = await server();
const stage = { baseUrl: local.baseUrl, credentials: local.credentials };

/** A project, installed, with the guide beside it. */
function project(name) {
  const folder = installed(join(here, name));
  copyFileSync(join(here, "guide.mjs"), join(folder, "guide.mjs"));
  return folder;
}

const report = (where, results) => results.forEach(({ name, failure }) => count(!failure, `${where}: ${name}`, failure));

for (const [name, main] of [["node-esm", "main.mjs"], ["node-cjs", "main.js"]]) {
  await test(`${name}: the package loads`, () => {
    const env = { ...process.env, STAGE: JSON.stringify(stage) };
    const said = execFileSync(process.execPath, [main], { cwd: project(name), env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    report(name, JSON.parse(said));
  });
}

await test("script-tag: the package loads", async () => {
  const folder = project("script-tag");
  const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript" };
  const host = createServer(({ url }, response) => {
    response.setHeader("Content-Type", types[extname(url)] ?? "text/plain");
    response.end(url === "/favicon.ico" ? "" : readFileSync(join(folder, url)));
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
  const { chromium } = createRequire(join(tools, "tools.cjs"))("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${host.address().port}/index.html`);
    await page.waitForFunction("globalThis.run");
    report("script-tag", await page.evaluate((stage) => globalThis.run(stage), stage));
  } finally {
    await browser.close();
    host.close();
  }
});

await test("readme: its programs run as they stand", () => {
  const folder = project("node-esm");
  const readme = readFileSync(join(folder, "node_modules/smartrecruiters/README.md"), "utf8");
  const programs = [...readme.matchAll(/^```js\n(.*?)^```/gms)].map(([, program]) => program);
  const env = { ...process.env, SMARTRECRUITERS_API_KEY: stage.credentials.apiKey, SMARTRECRUITERS_URL: stage.baseUrl };
  const said = programs.map((program, place) => {
    const file = join(folder, `readme-${place}.mjs`);
    writeFileSync(file, program);
    return execFileSync(process.execPath, [file], { env, encoding: "utf8" });
  });
  assert.match(said[0], / true'/);
  assert.match(said[1], /^users\.get: 404: .*\nnot-found 404 /);
});

const typed = project("typescript");
for (const config of ["bundler.json", "nodenext.json"]) {
  await test(`typescript: what is right compiles and what is wrong does not, by ${config}`, () => {
    const options = ["-p", join(typed, config), "--typeRoots", join(tools, "@types")];
    execFileSync(process.execPath, [join(tools, "typescript/bin/tsc"), ...options], { encoding: "utf8" });
  });
}

const entry = pathToFileURL(join(installed(), "node_modules/smartrecruiters/index.js")).href;
let loads = 0;
for (const [name, body] of Object.entries(tests(() => import(`${entry}?${(loads += 1)}`)))) await test(`driver: ${name}`, body);

local.stop();
end();
