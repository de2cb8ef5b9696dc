// Every operation: it opens, its form is filled in, what it makes is valid to another judge, and the sandbox answers as its document says.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { judge } from "../documents/judge.mjs";
import { at, demo, visit } from "./hands.mjs";

const ORDER = ["get", "post", "put", "patch", "delete"];

export default function operations(test, stage) {
  test("every operation opens, is filled in with what its schema allows, and is answered as documented", async (page) => {
    const documented = described(JSON.parse(await readFile(join(stage.explorer, "openapi/openapi.json"), "utf8")));
    const { complain } = judge(stage.require, documented.components);
    await page.addInitScript(watch);
    await visit(page, stage.static);
    await demo(page);
    const links = page.locator("#side [data-testid^=op-link-]");
    const ids = await links.evaluateAll((all) => all.map((link) => link.dataset.testid.slice("op-link-".length)));
    assert.deepEqual(ids.toSorted(), [...documented.operations.keys()].toSorted());
    const complaints = [];
    // What is removed is read and changed before.
    const turn = (id) => ORDER.indexOf(documented.operations.get(id).method);
    let [bodies, done] = [0, 0];
    for (const id of ids.toSorted((one, other) => turn(one) - turn(other))) {
      const { path, responses, contents } = documented.operations.get(id);
      const seen = await page.evaluate(use, id);
      if (seen.fault) complaints.push(`${id}: ${seen.fault.replace(/\s+/g, " ")}`);
      if (!seen.address?.endsWith(path)) complaints.push(`${id}: the address is ${seen.address}`);
      if (!seen.sent) continue;
      const type = seen.sent.type?.split(";")[0];
      if (type?.endsWith("json")) {
        bodies += 1;
        const wrong = complain(contents[type].schema, JSON.parse(seen.sent.body));
        if (wrong) complaints.push(`${id}: the body ${seen.sent.body} is not what its schema says: ${wrong}`);
      }
      if (seen.status < 300) done += 1;
      if (!isDocumented(responses, seen.status)) complaints.push(`${id}: ${seen.sent.line} was answered with ${seen.status}, which is not documented: ${seen.answer?.replace(/\s+/g, " ")}`);
    }
    console.log(`  ${ids.length} operations, ${bodies} bodies of JSON, ${done} answers of success`);
    assert.equal(complaints.join("\n"), "");
  });
}

/** Operations of the whole document by their ids, and its components. */
function described({ paths, components }) {
  const operations = new Map();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { operationId, responses, requestBody }] of Object.entries(methods)) {
      if (operationId) operations.set(operationId, { method, path, responses, contents: requestBody?.content ?? {} });
    }
  }
  return { operations, components };
}

/** Whether a status is named, or its range such as `4XX`. */
function isDocumented(responses, status) {
  return String(status) in responses || `${String(status)[0]}XX` in responses;
}

/** In the page: keeps what goes to the sandbox's worker. */
function watch() {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    window.lastSent = message;
    postMessage.call(this, message, ...rest);
  };
}

/** In the page: opens an operation, sends its form as it is filled in, and tells what was shown, sent and answered. */
async function use(id) {
  const one = (testid) => document.querySelector(`[data-testid="${testid}"]`);
  const until = (look) => new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`${id} waits for ${look}`)), 60_000);
    const check = () => {
      const found = look();
      if (!found) return;
      clearTimeout(late);
      observer.disconnect();
      done(found);
    };
    const observer = new MutationObserver(check);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    check();
  });
  window.lastSent = undefined;
  location.hash = `#/${id}`;
  await until(() => document.querySelector(".crumbs code")?.textContent === id && one("try") && !one("try").disabled && document.querySelector("[data-testid^=answer-]"));
  for (const sample of document.querySelectorAll("[data-testid$=-sample]")) sample.click();
  const address = one("address").querySelector("code").textContent;
  await until(() => !document.querySelector("[data-testid$=-sample]"));
  one("try").click();
  const shown = await until(() => one("faults") ?? one("response-status") ?? one("response-error"));
  if (shown === one("faults")) return { address, fault: shown.innerText };
  const { method, url, headers, body } = window.lastSent;
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const text = body?.length ? new TextDecoder().decode(body) : "";
  return { address, sent: { line: `${method} ${url}`, type, body: text }, status: parseInt(one("response-status")?.innerText, 10), answer: one("response-body")?.innerText };
}
