// Uses the local server with clients that others wrote.
//
// SR_SERVER: the server's program. SR_OPENAPI: the folder that `cargo xtask openapi` writes. SR_TOOLS: a node_modules folder with
// openapi-typescript, openapi-fetch and typescript. Bash and cURL are found on the PATH.

import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { end, server, test } from "../consumers/suite.mjs";

const here = new URL(".", import.meta.url).pathname;
const tools = resolve(process.env.SR_TOOLS ?? "node_modules");
const require = createRequire(join(tools, "tools.cjs"));
const local = await server();
const { apiKey: API_KEY, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET } = local.credentials;
const env = { ...process.env, BASE: local.baseUrl, API_KEY, CLIENT_ID, CLIENT_SECRET };
const run = promisify(execFile);

await test("cURL takes the first steps of the vendor's guide", () => run("bash", [join(here, "guide.sh")], { env }));

await test("a client of openapi-typescript and openapi-fetch compiles in strict mode and does the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "smartrecruiters-foreign-"));
  try {
    const { default: openapiTS, astToString } = require("openapi-typescript");
    const document = JSON.parse(readFileSync(join(resolve(process.env.SR_OPENAPI ?? "target/openapi"), "openapi.json"), "utf8"));
    writeFileSync(join(folder, "types.d.ts"), astToString(await openapiTS(document)));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
    copyFileSync(join(here, "client.ts"), join(folder, "client.ts"));
    symlinkSync(tools, join(folder, "node_modules"));
    const options = "--strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler --types node client.ts";
    execFileSync(process.execPath, [join(tools, "typescript/bin/tsc"), ...options.split(" ")], { cwd: folder, encoding: "utf8" });
    await run(process.execPath, ["client.js"], { cwd: folder, env });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

local.stop();
end();
