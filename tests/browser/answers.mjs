// Answers: folds, raw text, files, large ones, cancelling.

import assert from "node:assert/strict";

import { answer, at, demo, visit } from "./hands.mjs";

export default function answers(test, stage) {
  test("an answer folds, opens, and is shown as it came", async (page) => {
    await visit(page, stage.static, "users.list");
    await demo(page);
    await at(page, "try").click();
    assert.match(await answer(page, 200), /"firstName": "Maya"/);
    await at(page, "fold-all").click();
    await page.getByText(/^\d+ entries$/).waitFor();
    assert.ok(!/Maya/.test(await at(page, "response-body").innerText()));
    await at(page, "response-body").getByRole("button", { name: 'Fold "content"' }).click();
    await at(page, "tab-raw").click();
    assert.match(await at(page, "response-body").innerText(), /^\{"/);
    assert.match(await at(page, "response-time").innerText(), /^(< )?[\d.]+ m?s$/);
    assert.match(await at(page, "response-size").innerText(), /^[\d.]+ k?B$/);
    await at(page, "sent").click();
    assert.match(await at(page, "exchange-answer").innerText(), /X-RateLimit-Remaining: \d+/i);
  });

  test("an answer of megabytes is drawn in part and stays whole for copying", async (page) => {
    const items = Array.from({ length: 30_000 }, (_, index) => ({ id: `u${index}`, name: "é".repeat(10) }));
    await local(page, stage, "users.list");
    await page.route("**/sandbox/user-api/**", (route) => route.fulfill({ json: { content: items } }));
    await at(page, "try").click();
    await answer(page, 200);
    assert.ok(await at(page, "response-body").locator(".line").count() < 1_000);
    await at(page, "response-body").evaluate((body) => { body.scrollTop = body.scrollHeight; });
    await page.getByText('"u29999"').waitFor();
  });

  test("an answer that is no JSON is shown as it came, with a sentence", async (page) => {
    await local(page, stage, "users.list");
    await page.route("**/sandbox/user-api/**", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Gateway</h1><script>document.title='run'</script>" }));
    await at(page, "try").click();
    assert.match(await answer(page, 200), /^<h1>Gateway<\/h1><script>/);
    assert.match(await at(page, "response-error").innerText(), /should be JSON and is text\/html/);
    assert.ok(!(await page.title()).includes("run"));
  });

  test("a file is named by its size and kind", async (page) => {
    await local(page, stage, "users.list");
    await page.route("**/sandbox/user-api/**", (route) => route.fulfill({ contentType: "application/pdf", body: Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe]) }));
    await at(page, "try").click();
    assert.match(await answer(page, 200), /A file of 6 B \(application\/pdf\)/);
  });

  test("a call that hangs can be canceled", async (page) => {
    await local(page, stage, "users.list");
    await page.route("**/sandbox/user-api/**", () => {});
    await at(page, "try").click();
    await at(page, "cancel").click();
    assert.match(await at(page, "response-error").innerText(), /You canceled the call/);
    await page.getByRole("button", { name: "Try it" }).waitFor();
  });
}

/** Opens an operation on the local server, with the demo key. */
async function local(page, stage, id) {
  await visit(page, stage.local.origin, id);
  await at(page, "target-select").selectOption("server");
  await demo(page);
}
