// Bad input, each with a sentence that says what is wrong.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { answer, at, demo, upload, visit } from "./hands.mjs";

export default function faults(test, stage) {
  for (const target of ["page", "server"]) {
    const where = target === "page" ? "sandbox in this page" : "local server";

    test(`a wrong key is told (${where})`, async (page) => {
      await visit(page, stage.local.origin, "users.me");
      await at(page, "target-select").selectOption(target);
      await at(page, "cred-key").fill("DCRA1-wrong");
      await at(page, "try").click();
      await answer(page, 401);
      assert.match(await at(page, "response-error").innerText(), /The API key is wrong/);
    });

    test(`firstname in place of firstName is told by its name (${where})`, async (page) => {
      await visit(page, stage.local.origin, "users.create");
      await at(page, "target-select").selectOption(target);
      await demo(page);
      await json(page, '{"firstname": "Susan", "lastName": "Santos", "systemRole": {"id": "ADMINISTRATOR"}}');
      await at(page, "try").click();
      assert.match(await at(page, "faults").innerText(), /\/firstName is required; "firstname" was given: did you mean "firstName"\?/);
      await at(page, "send-anyway").click();
      await answer(page, "4..");
      assert.match(await at(page, "response-message").innerText(), /firstName/);
    });
  }

  test("a key with a second word in it is not sent", async (page) => {
    await visit(page, stage.static, "users.me");
    await at(page, "cred-key").fill("DCRA1-one two");
    assert.match(await at(page, "cred-fault").innerText(), /white space/);
    await at(page, "try").click();
    assert.match(await at(page, "faults").innerText(), /the credential cannot be sent/);
    assert.equal(await at(page, "send-anyway").count(), 0);
  });

  test("a wrong client secret is told, with the exchange", async (page) => {
    await visit(page, stage.static, "users.me");
    await at(page, "cred-kind-client").check();
    await at(page, "cred-client-id").fill(stage.local.id);
    await at(page, "cred-client-secret").fill("wrong");
    await at(page, "try").click();
    await answer(page, 401);
    assert.match(await at(page, "response-error").innerText(), /gave no access token/);
    assert.match(await at(page, "exchange-answer").first().innerText(), /invalid_client/);
  });

  test("an expired token is told, and a client credential renews its own", async (page) => {
    await visit(page, stage.static, "users.me");
    await demo(page, "demo-client");
    await at(page, "try").click();
    await answer(page, 200);
    await at(page, "curl-reveal").click();
    const [, token] = /Bearer ([^']+)'/.exec(await at(page, "curl").innerText());
    await page.evaluate(() => new Promise((moved) => {
      const clock = new BroadcastChannel("clock");
      clock.onmessage = moved;
      clock.postMessage(31 * 60_000);
    }));
    await at(page, "try").click();
    await page.getByText("An access token was asked for first").waitFor();
    await answer(page, 200);
    await at(page, "cred-kind-token").check();
    await at(page, "cred-token").fill(token);
    await at(page, "try").click();
    await answer(page, 401);
    assert.match(await at(page, "response-error").innerText(), /wrong or has expired/);
  });

  test("a required field that is missing is named at its place, and all the same can be sent", async (page) => {
    await ready(page, stage, "users.create");
    await at(page, "body-/firstName").fill("");
    await at(page, "try").click();
    assert.match(await at(page, "faults").innerText(), /\/firstName must not be empty/);
    assert.equal(await at(page, "body-/firstName").getAttribute("aria-invalid"), "true");
    await at(page, "send-anyway").click();
    await answer(page, "4..");
  });

  test("a value that is no choice is told with the choices", async (page) => {
    await ready(page, stage, "users.create");
    await json(page, '{"firstName": "Susan", "lastName": "Santos", "systemRole": {"id": "ADMINISTRATOR"}, "language": {"code": "xx"}}');
    await at(page, "try").click();
    assert.match(await at(page, "faults").innerText(), /\/language\/code must be one of .*"bg"/);
  });

  test("JSON that breaks is told by line and column", async (page) => {
    await ready(page, stage, "users.create");
    await json(page, '{\n  "firstName": "Susan",\n  "lastName" "Santos"\n}');
    assert.match(await at(page, "body-raw-fault").innerText(), /line 3, column 14/i);
    await at(page, "try").click();
    assert.match(await at(page, "faults").innerText(), /line 3, column 14/i);
  });

  test("a body that is too large is told", async (page) => {
    await ready(page, stage, "candidates.attachments.create");
    const folder = await mkdtemp(join(tmpdir(), "smartrecruiters-"));
    try {
      const file = join(folder, "large.pdf");
      await writeFile(file, Buffer.alloc(16 * 1024 * 1024, "A"));
      await upload(at(page, "body-/file"), file);
      await at(page, "try").click();
      await answer(page, 413);
    } finally {
      await rm(folder, { recursive: true });
    }
    assert.match(await at(page, "response-error").innerText(), /too large/);
  });

  test("a server that is gone is told, with what to do, and the form stays", async (page) => {
    const server = await stage.startServer();
    await visit(page, server.origin, "users.create");
    await at(page, "target-select").selectOption("server");
    await demo(page);
    await at(page, "body-/lastName").fill("Kept");
    await server.stop();
    await at(page, "try").click();
    assert.match(await at(page, "response-error").innerText(), /could not be reached[^]*cargo xtask serve/);
    assert.equal(await at(page, "body-/lastName").inputValue(), "Kept");
  }, { expects: /ERR_CONNECTION_REFUSED/ });

  test("codes of the vendor are explained with a remedy", async (page) => {
    await ready(page, stage, "jobs.create");
    await at(page, "body-/refNumber").fill("ALD-1042");
    await at(page, "try").click();
    await answer(page, 409);
    const code = page.locator(".answer-part [data-testid=code-REF_NUMBER_ALREADY_EXISTS]");
    assert.match(await code.locator("xpath=following-sibling::dd[1]").innerText(), /refNumber[^]*jobs\.list/);
  });
}

/** Opens an operation with the demo key. */
async function ready(page, stage, id) {
  await visit(page, stage.static, id);
  await demo(page);
}

/** Writes the body as text. */
async function json(page, text) {
  await at(page, "body-show-raw").click();
  await at(page, "body-raw").fill(text);
}
