// Whether tests name all that the package offers: what its declarations export, what that can be asked, and every option. The methods of the
// API have vectors, whose runner counts them; what Workers alone load is called by its runtime, and tested by the suite `workers`.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { test } from "./suite.mjs";

const SUITES = ["consumers", "vectors", "workerd"];

/** Compares the declarations of an installed package with the programs of the suites. */
export async function coverage(folder, tools) {
  const ts = createRequire(join(tools, "tools.cjs"))("typescript");
  const programs = texts(join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, ".."), SUITES);
  const { functions, options } = offered(ts, join(folder, "types"));

  await test("coverage: every function, class and method is used by a test", () => {
    assert.ok(functions.size > 40, `${functions.size}`);
    assert.deepEqual([...functions].filter(([, name]) => !new RegExp(`\\b${name}\\b`).test(programs)).map(([whose]) => whose), []);
  });

  await test("coverage: every option is given by a test", () => {
    assert.ok(options.size > 50, `${options.size}`);
    // As a property, in short or not; as one that is set or read.
    const given = (name) => new RegExp(`(?:[{,]\\s*|\\.|")${name}\\b`).test(programs);
    assert.deepEqual([...options].filter(([, name]) => !given(name)).map(([whose]) => whose), []);
  });
}

/** Names by their place in the declarations: what can be called, and what may be left out of an object. */
function offered(ts, folder) {
  const functions = new Map();
  const options = new Map();
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith(".d.ts") || /^(generated|cjs|cloudflare)\b/.test(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node, whose) => {
      const name = node.name && ts.isIdentifier(node.name) ? node.name.text : undefined;
      const path = name ? `${whose}.${name}` : whose;
      const isCalled = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isMethodSignature(node) || ts.isMethodDeclaration(node);
      if (name && isCalled) functions.set(path, name);
      if (name && ts.isPropertySignature(node) && node.questionToken) options.set(path, name);
      ts.forEachChild(node, (child) => visit(child, path));
    };
    visit(source, file.replace(".d.ts", ""));
  }
  return { functions, options };
}

/** All programs of the suites, but this one. */
function texts(folder, suites) {
  const found = [];
  for (const suite of suites) {
    for (const file of readdirSync(join(folder, suite), { recursive: true })) {
      if (/\.([cm]?[jt]s)$/.test(file) && !file.endsWith("coverage.mjs")) found.push(readFileSync(join(folder, suite, file), "utf8"));
    }
  }
  return found.join("\n");
}
