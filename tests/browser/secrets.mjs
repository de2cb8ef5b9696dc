// Credentials stay in memory: not in addresses, titles, storage or what is shown, and never on their way to strangers.

import assert from "node:assert/strict";

import { answer, at, demo, visit } from "./hands.mjs";

export default async function secrets(test, stage) {
  await test("a credential is in no address, title, storage or text of the page", async (page) => {
    const secret = "DCRA1-0123456789abcdef0123456789abcdef";
    await visit(page, stage.local.origin, "users.me");
    await at(page, "target-select").selectOption("server");
    await at(page, "cred-key").fill(secret);
    await at(page, "try").click();
    await answer(page, 401);
    await at(page, "sent").click();
    await at(page, "tab-http").click();
    const seen = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([location.href, document.title, history.state, { ...localStorage }, { ...sessionStorage }, document.cookie, databases, document.body.innerText]);
    });
    assert.ok(!seen.includes(secret), seen);
    for (const address of page.addressed) assert.ok(!address.includes(secret), address);
    assert.equal(await at(page, "cred-key").getAttribute("type"), "password");
  });

  await test("the page's sandbox sends nothing, and the page asks no stranger", async (page) => {
    await visit(page, stage.static, "users.create");
    await demo(page);
    await at(page, "try").click();
    await answer(page, 201);
    for (const address of page.addressed) assert.ok(address.startsWith(stage.static), address);
  });

  await test("the policy that the page ships is strict, and nothing breaks it", async (page) => {
    await page.addInitScript(() => {
      window.broken = [];
      document.addEventListener("securitypolicyviolation", (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    await visit(page, stage.static, "candidates.attachments.create");
    await visit(page, stage.static, "jobs.create");
    await demo(page);
    await at(page, "body-show-raw").click();
    await at(page, "try").click();
    await page.locator("[data-testid=response-status]").waitFor();
    assert.deepEqual(await page.evaluate(() => window.broken), []);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    assert.ok(!/unsafe-inline|unsafe-eval(?!')|'unsafe-eval'|\*/.test(policy.replace("'wasm-unsafe-eval'", "")), policy);
  });
}
