// What the package holds, and what the tools say that judge packages.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { test } from "./suite.mjs";

/** Every file but the ones that are made for each family. */
const FILES = `
  CHANGELOG.md LICENSE-APACHE LICENSE-MIT README.md api.md package.json
  cloudflare.js core.wasm relay.js relay.wasm sandbox.wasm validate.wasm
  explain.cjs explain.js index.cjs index.js index-node.cjs index-node.js node.cjs node.js script.js workerd.js
  sandbox.cjs sandbox.js sandbox-workerd.js slim.cjs slim.js validate.cjs validate.js validate-workerd.js webhooks.cjs webhooks.js
  types/client.d.ts types/error.d.ts types/files.d.ts types/hooks.d.ts types/index.d.ts types/store.d.ts types/types.d.ts
  types/entry/core-wasm.d.ts types/entry/explain.d.ts types/entry/node.d.ts types/entry/sandbox.d.ts types/entry/sandbox-types.d.ts types/entry/slim.d.ts types/entry/validate.d.ts types/entry/webhooks.d.ts
  types/cjs/client.d.ts types/cjs/error.d.ts types/cjs/files.d.ts types/cjs/hooks.d.ts types/cjs/index.d.ts types/cjs/store.d.ts types/cjs/types.d.ts
  types/cjs/package.json
  types/cloudflare/client.d.ts types/cloudflare/durable.d.ts types/cloudflare/governor.d.ts types/cloudflare/inbox.d.ts types/cloudflare/receiver.d.ts
  types/cloudflare/relay.d.ts types/cloudflare/runtime.d.ts types/cloudflare/tokens.d.ts
  types/entry/cloudflare.d.ts types/entry/relay.d.ts
  types/cjs/entry/explain.d.ts types/cjs/entry/node.d.ts types/cjs/entry/sandbox.d.ts types/cjs/entry/sandbox-types.d.ts types/cjs/entry/slim.d.ts types/cjs/entry/validate.d.ts types/cjs/entry/webhooks.d.ts
`;

/** Judges an installed package. */
export async function contents(folder, tools) {
  const require = createRequire(join(tools, "tools.cjs"));

  await test("package: it holds its files and nothing else", () => {
    const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = all.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    const family = /^(openapi|types\/generated|types\/cjs\/generated)\/([a-z-]+)\.(json|d\.ts)$/;
    assert.deepEqual(paths.filter((path) => !family.test(path)).sort(), FILES.trim().split(/\s+/).sort());
    const of = (name) => paths.map((path) => family.exec(path)).filter((match) => match?.[1] === name).map((match) => match[2]).sort();
    const documents = of("openapi").filter((name) => name !== "openapi");
    const [types, cjs] = [of("types/generated"), of("types/cjs/generated")];
    assert.deepEqual(cjs, types);
    assert.deepEqual(types.filter((name) => !["events", "index"].includes(name)), documents);
  });

  await test("package: publint finds nothing", async () => {
    const { publint } = await import(pathToFileURL(require.resolve("publint")));
    const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
    assert.deepEqual(messages, []);
  });

  await test("package: arethetypeswrong finds nothing", async () => {
    const { checkPackage, createPackageFromTarballData } = await import(pathToFileURL(require.resolve("@arethetypeswrong/core")));
    const tarball = new Uint8Array(readFileSync(resolve(process.env.SR_TARBALL)));
    // A wasm module has no types for `require`, which cannot load it; what only Workers load is not made for it either. `node10` is a resolution that TypeScript no longer has.
    const { problems } = await checkPackage(createPackageFromTarballData(tarball), { excludeEntrypoints: ["./core.wasm", "./cloudflare", "./relay"] });
    assert.deepEqual(problems.filter(({ resolutionKind }) => resolutionKind !== "node10"), []);
  });
}
