// Answers: folds, raw text, files, large ones, cancelling.

import assert from "node:assert/strict";

import { readFile } from "node:fs/promises";

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

  test("an answer of 5 MB and one of 50 MB are drawn in part, searched, folded and scrolled to their end", async (page) => {
    const bodies = [5, 50].map((megabytes) => {
      const items = Array.from({ length: megabytes * 7_000 }, (_, index) => ({ id: `u${index}`, name: "é".repeat(50), tags: ["a", "b"], n: index }));
      return JSON.stringify({ content: items });
    });
    const host = await sandbox(stage, () => ({ body: bodies.shift() }));
    await local(page, { ...stage, local: { origin: host } }, "users.list");
    for (const last of ["u34999", "u349999"]) {
      await at(page, "try").click();
      await page.getByRole("tree", { name: "Body" }).waitFor();
      assert.ok((await page.getByRole("treeitem").count()) < 300);
      await at(page, "response-body").evaluate((body) => { body.scrollTop = body.scrollHeight; });
      await page.getByRole("treeitem").getByText(`"${last}"`).waitFor();
      await page.getByRole("textbox", { name: "Find in the answer" }).fill(last);
      await page.getByText("1 of 1 line").waitFor();
      assert.match(await at(page, "pick-path").innerText(), /^content\[\d+\]\.id$/);
      await at(page, "fold-all").click();
      await page.getByRole("treeitem", { expanded: false }).first().waitFor();
    }
  });

  test("a thousand levels and a text of a megabyte on one line stay readable", async (page) => {
    const bodies = ["[".repeat(1_000) + "1" + "]".repeat(1_000), JSON.stringify({ text: "\u202e<script>\u0000é".repeat(100_000) })];
    const host = await sandbox(stage, () => ({ body: bodies.shift() }));
    await local(page, { ...stage, local: { origin: host } }, "users.list");
    await at(page, "try").click();
    await page.getByRole("tree", { name: "Body" }).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    await page.getByRole("treeitem", { selected: true, level: 1_000 }).or(page.locator(".line")).first().waitFor();
    await at(page, "try").click();
    await page.getByText(/… [\d.]+ [kM]B more/).waitFor();
  });

  test("what was found is told by its path, and an id leads on, filled in", async (page) => {
    await visit(page, stage.static, "users.list");
    await demo(page);
    await at(page, "try").click();
    await answer(page, 200);
    await page.getByRole("textbox", { name: "Find in the answer" }).fill("maya");
    await at(page, "found").getByText(/^1 of \d+ lines?$/).waitFor();
    assert.match(await at(page, "pick-path").innerText(), /^content\[\d+\]\.\w+$/);
    const tree = page.getByRole("tree", { name: "Body" });
    await tree.focus();
    await page.keyboard.press("Home");
    for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("ArrowDown");
    assert.match(await at(page, "pick-path").innerText(), /^content\[0\]/);
    const link = tree.getByRole("link").first();
    const id = (await link.innerText()).replaceAll('"', "");
    await link.click();
    await page.getByRole("heading", { level: 1, name: "Get a user" }).waitFor();
    await page.locator(`input[value="${id}"]`).or(at(page, "param-id")).first().waitFor();
    await at(page, "try").click();
    assert.match(await answer(page, 200), new RegExp(id));
  });

  test("a list is a table that sorts and is saved with commas", async (page) => {
    await visit(page, stage.static, "users.list");
    await demo(page);
    await at(page, "try").click();
    await answer(page, 200);
    await page.getByRole("tab", { name: "Table" }).click();
    const first = () => page.getByRole("row").nth(1).innerText();
    const before = await first();
    await page.getByRole("button", { name: "lastName" }).click();
    await page.getByRole("columnheader", { name: "lastName" }).and(page.locator("[aria-sort=ascending]")).waitFor();
    await page.getByRole("button", { name: "lastName" }).click();
    await page.getByRole("columnheader", { name: "lastName" }).and(page.locator("[aria-sort=descending]")).waitFor();
    assert.notEqual(await first(), before);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save CSV" }).click()]);
    assert.equal(download.suggestedFilename(), "users.list.csv");
    const text = await readFile(await download.path(), "utf8");
    assert.match(text, /^id,/);
  });

  test("two answers are compared, and one that does not fit its schema is told", async (page) => {
    const bodies = [{ content: [{ id: "u1", firstName: "Maya" }] }, { content: [{ id: "u1", firstName: 7 }], more: true }];
    const host = await sandbox(stage, () => ({ body: JSON.stringify(bodies.shift()) }));
    await local(page, { ...stage, local: { origin: host } }, "users.list");
    await at(page, "try").click();
    await answer(page, 200);
    await at(page, "try").click();
    await page.getByText('"more"').waitFor();
    await at(page, "fits").click();
    await page.getByRole("button", { name: "/content/0/firstName" }).click();
    await page.getByRole("treeitem", { selected: true }).getByText('"firstName"').waitFor();
    await page.getByRole("tab", { name: "Compare" }).click();
    assert.match(await at(page, "changes").innerText(), /content\[u1\]\.firstName[^]*"Maya"[^]*7/);
  });

  test("the pages of a list are gone through to the last", async (page) => {
    await visit(page, stage.static, "users.list");
    await demo(page);
    await at(page, "param-limit").fill("4");
    await at(page, "try").click();
    await answer(page, 200);
    const seen = new Set();
    for (let pages = 1; ; pages += 1) {
      const shown = await at(page, "response-body").innerText();
      for (const [, id] of shown.matchAll(/"id": "([0-9a-f]{24})"/g)) seen.add(id);
      const next = page.getByRole("button", { name: "Next page" });
      if (await next.isDisabled()) {
        assert.ok(pages > 2, `${pages} pages`);
        break;
      }
      await next.click();
      await page.waitForFunction((before) => document.querySelector("[data-testid=response-body]")?.innerText !== before && document.querySelector("[data-testid=response-body]") !== null, shown);
    }
    assert.ok(seen.size > 8, `${seen.size} users`);
    await page.getByRole("button", { name: "First page" }).click();
    await page.waitForFunction(() => document.querySelector("[data-testid=page-first]")?.disabled);
  });

  test("what is not done yet is asked for again until it is", async (page) => {
    const statuses = ["PENDING", "PENDING", "COMPLETED"];
    const host = await sandbox(stage, () => ({ body: JSON.stringify({ reportFileId: "f1", reportFileStatus: statuses.shift() }) }));
    await local(page, { ...stage, local: { origin: host } }, "reportFiles.get");
    await at(page, "try").click();
    await page.getByRole("button", { name: "Ask again until it is done" }).click();
    await page.getByText('"COMPLETED"').waitFor();
    assert.equal(await at(page, "poll").count(), 0);
  });

  test("a picture is shown and saved under its name, markup is text", async (page) => {
    const dot = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
    const answers = [{ type: "image/png", body: dot, name: "dot.png" }, { type: "text/csv", body: "name,city\nMaya,\"Ulm, old\"\n" }];
    const host = await sandbox(stage, () => answers.shift());
    await local(page, { ...stage, local: { origin: host } }, "candidates.attachments.download");
    await at(page, "try").click();
    await page.waitForFunction(() => document.querySelector("[data-testid=picture]")?.naturalWidth === 1);
    const [download] = await Promise.all([page.waitForEvent("download"), at(page, "response-save").click()]);
    assert.equal(download.suggestedFilename(), "dot.png");
    await at(page, "try").click();
    await page.getByRole("cell", { name: "Ulm, old" }).waitFor();
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

/** A host of the page whose sandbox answers what `next` gives: body, media type, name of a file. */
const sandbox = (stage, next) => stage.host(async (request, response) => {
  if (!request.url.startsWith("/sandbox/")) {
    if (request.url !== "/demo-credentials.json") return stage.serve(request, response);
    return response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ sandbox: "/sandbox", apiKey: "k", clientId: "i", clientSecret: "s" }));
  }
  const { body, type = "application/json", name } = next();
  response.writeHead(200, { "Content-Type": type, ...(name && { "Content-Disposition": `attachment; filename="${name}"` }) }).end(body);
});

/** Opens an operation on the local server, with the demo key. */
async function local(page, stage, id) {
  await visit(page, stage.local.origin, id);
  await at(page, "target-select").selectOption("server");
  await demo(page);
}
