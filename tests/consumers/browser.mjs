// A browser, and a host for what it loads.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, resolve } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** Opens pages of a folder, runs the function `run` that each of them makes, and gives what it answers: `opened(path, argument)`. */
export async function browser(folder) {
  const host = createServer(({ url }, response) => {
    response.setHeader("Content-Type", TYPES[extname(url)] ?? "text/plain");
    try {
      response.end(url === "/favicon.ico" ? "" : readFileSync(join(folder, url)));
    } catch (error) {
      response.writeHead(404).end(String(error));
    }
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
  const require = createRequire(join(resolve(process.env.SR_TOOLS ?? "node_modules"), "tools.cjs"));
  const { chromium } = require("playwright-core");
  const running = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

  const opened = async (path, argument) => {
    const page = await running.newPage();
    const said = [];
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("console", (message) => said.push(message.text()));
    try {
      await page.goto(`http://127.0.0.1:${host.address().port}/${path}`);
      await page.waitForFunction("globalThis.run");
      return await page.evaluate((argument) => globalThis.run(argument), argument);
    } catch (error) {
      throw new Error([error.message, ...said].join("\n"));
    } finally {
      await page.close();
    }
  };
  const close = async () => {
    await running.close();
    host.close();
  };
  return { opened, close };
}

/** The text of a page that loads a module. */
export const page = (module) => `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'wasm-unsafe-eval'">
<script type="module" src="${module}"></script>
`;
