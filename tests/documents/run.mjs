// Holds the OpenAPI documents to tools that others wrote.
//
// SR_TOOLS: a node_modules folder with @redocly/openapi-core, ajv, ajv-formats, openapi-typescript, typescript, @stoplight/prism-cli.
// SR_OPENAPI: the folder that `cargo xtask openapi` writes.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import examples from "./examples.mjs";
import lint from "./lint.mjs";
import mock from "./mock.mjs";
import types from "./types.mjs";

const tools = resolve(process.env.SR_TOOLS ?? "node_modules");
const folder = resolve(process.env.SR_OPENAPI ?? "target/openapi");

const documents = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, path: join(folder, name), content: JSON.parse(readFileSync(join(folder, name), "utf8")) }));
const merged = documents.find(({ name }) => name === "openapi.json");
if (!merged) throw new Error(`there is no openapi.json in ${folder}: run \`cargo xtask openapi\``);

const counts = { passed: 0, failed: 0 };

/** Runs one check: it throws, or gives a list of complaints, or nothing. */
async function test(sentence, check) {
  let complaints;
  try {
    complaints = (await check()) ?? [];
  } catch (error) {
    complaints = [error.stack ?? String(error)];
  }
  counts[complaints.length === 0 ? "passed" : "failed"] += 1;
  console.log(`${complaints.length === 0 ? "ok" : "not ok"} ${sentence}`);
  for (const complaint of complaints.slice(0, 20)) console.log(`  ${complaint}`);
}

const given = { test, documents, merged, tools, require: createRequire(join(tools, "tools.cjs")) };
for (const suite of [lint, examples, types, mock]) await suite(given);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
