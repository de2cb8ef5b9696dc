// Answers: folds, raw text, files, large ones, cancelling; and the command that sends the same bytes.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";

import { answer, at, demo, visit } from "./hands.mjs";

export default async function answers(test, stage) {
  await test("an answer folds, opens, and is shown as it came", async (page) => {
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

  await test("an answer of megabytes is drawn in part and stays whole for copying", async (page) => {
    const items = Array.from({ length: 30_000 }, (_, index) => ({ id: `u${index}`, name: "é".repeat(10) }));
    await local(page, stage, "users.list");
    await page.route("**/sandbox/user-api/**", (route) => route.fulfill({ json: { content: items } }));
    await at(page, "try").click();
    await answer(page, 200);
    assert.ok(await at(page, "response-body").locator(".line").count() < 1_000);
    await at(page, "response-body").evaluate((body) => { body.scrollTop = body.scrollHeight; });
    await page.getByText('"u29999"').waitFor();
  });

  await test("an answer that is no JSON is shown as it came, with a sentence", async (page) => {
    await local(page, stage, "users.list");
    await page.route("**/sandbox/user-api/**", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Gateway</h1><script>document.title='run'</script>" }));
    await at(page, "try").click();
    assert.match(await answer(page, 200), /^<h1>Gateway<\/h1><script>/);
    assert.match(await at(page, "response-error").innerText(), /should be JSON and is text\/html/);
    assert.ok(!(await page.title()).includes("run"));
  });

  await test("a file is named by its size and kind", async (page) => {
    await local(page, stage, "users.list");
    await page.route("**/sandbox/user-api/**", (route) => route.fulfill({ contentType: "application/pdf", body: Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe]) }));
    await at(page, "try").click();
    assert.match(await answer(page, 200), /A file of 6 B \(application\/pdf\)/);
  });

  await test("a call that hangs can be canceled", async (page) => {
    await local(page, stage, "users.list");
    await page.route("**/sandbox/user-api/**", () => {});
    await at(page, "try").click();
    await at(page, "cancel").click();
    assert.match(await at(page, "response-error").innerText(), /You canceled the call/);
    await page.getByRole("button", { name: "Try it" }).waitFor();
  });

  await test("the command sends what the page sends, byte for byte", async (page) => {
    const seen = [];
    const server = createServer((request, response) => {
      const chunks = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", () => {
        seen.push({ line: `${request.method} ${request.url}`, type: request.headers["content-type"], key: request.headers["x-smarttoken"], accept: request.headers.accept, body: Buffer.concat(chunks).toString() });
        response.writeHead(204).end();
      });
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const there = `http://127.0.0.1:${server.address().port}`;
    await local(page, stage, "users.create");
    await at(page, "body-/lastName").fill("O'Brien é 😀 \"$HOME\" `x` \\n");
    await page.route("**/sandbox/user-api/**", async (route) => {
      const sent = route.request();
      const headers = await sent.allHeaders();
      seen.push({ line: `${sent.method()} ${new URL(sent.url()).pathname}`, type: headers["content-type"], key: headers["x-smarttoken"], accept: headers.accept, body: sent.postData() });
      await route.fulfill({ status: 204 });
    });
    await at(page, "try").click();
    await answer(page, 204);
    await at(page, "curl-reveal").click();
    const command = (await at(page, "curl").innerText()).replace(stage.local.origin, there);
    await promisify(execFile)("bash", ["-c", command]);
    server.close();
    assert.equal(seen.length, 2);
    assert.deepEqual(seen[1], seen[0]);
  });
}

/** Opens an operation on the local server, with the demo key. */
async function local(page, stage, id) {
  await visit(page, stage.local.origin, id);
  await at(page, "target-select").selectOption("server");
  await demo(page);
}
