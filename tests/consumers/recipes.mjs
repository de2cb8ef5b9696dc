// The programs of the package's README: each runs as it stands and prints, in this order, what the comments behind its `console.log`s say.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { test } from "./suite.mjs";

/** Runs them all in a folder where the package is installed. */
export async function recipes(folder, env) {
  const readme = readFileSync(join(folder, "node_modules/smartrecruiters/README.md"), "utf8");
  const all = programs(readme);
  await test("readme: it has ten recipes", () => assert.ok(all.length >= 10, `${all.length}`));
  for (const [place, { heading, text }] of all.entries()) {
    await test(`readme: ${heading} (${place + 1})`, () => {
      const file = join(folder, `recipe-${place}.mjs`);
      writeFileSync(file, text);
      const said = execFileSync(process.execPath, [file], { cwd: folder, env, encoding: "utf8", timeout: 60_000 }).split("\n");
      const promised = promises(text);
      assert.ok(promised.length > 0, "a recipe says what it prints");
      for (const promise of promised) {
        const found = said.findIndex((line) => promise.test(line));
        assert.ok(found >= 0, `${promise} is not in\n${said.join("\n")}`);
        said.splice(0, found + 1);
      }
    });
  }
}

function programs(readme) {
  const found = [];
  let heading = "";
  for (const [, title, text] of readme.matchAll(/^#+ ([^\n]*)$|^```js\n(.*?)^```/gms)) {
    if (title) heading = title;
    else found.push({ heading, text });
  }
  return found;
}

/** What a program says that it prints; an ellipsis is anything. */
function promises(text) {
  const comments = [...text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment);
  const literal = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return comments.map((comment) => new RegExp(`^${comment.split("…").map((part) => literal(part.trim())).join(".*")}$`));
}
