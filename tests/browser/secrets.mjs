// Credentials stay in memory: not in addresses, titles, storage or what is shown, until their reader asks.

import assert from "node:assert/strict";

import { answer, at, demo, visit } from "./hands.mjs";

export default function secrets(test, stage) {
  test("an API key is in no address, title, storage or text of the page until it is asked for", async (page) => {
    const key = "DCRA1-0123456789abcdef0123456789abcdef";
    await visit(page, stage.local.origin, "users.me");
    await at(page, "target-select").selectOption("server");
    await at(page, "cred-key").fill(key);
    await at(page, "try").click();
    await answer(page, 401);
    await hidden(page, [key]);
    assert.equal(await at(page, "cred-key").getAttribute("type"), "password");
    await at(page, "curl-reveal").click();
    assert.ok((await at(page, "curl").innerText()).includes(key));
  });

  test("neither is a client secret, nor the token that it gets", async (page) => {
    await visit(page, stage.local.origin, "users.me");
    await at(page, "target-select").selectOption("server");
    await at(page, "cred-kind-client").check();
    await at(page, "cred-client-id").fill(stage.local.id);
    await at(page, "cred-client-secret").fill(stage.local.secret);
    const exchange = page.waitForResponse("**/identity/oauth/token");
    await at(page, "try").click();
    const { access_token: token } = await (await exchange).json();
    await answer(page, 200);
    await at(page, "exchange-open").click();
    await hidden(page, [stage.local.secret, token]);
    assert.equal(await at(page, "cred-client-secret").getAttribute("type"), "password");
    await at(page, "curl-reveal").click();
    assert.ok((await at(page, "curl").innerText()).includes(token));
  });

  test("the page's sandbox sends nothing", async (page) => {
    await visit(page, stage.static, "users.create");
    await demo(page);
    const before = page.addressed.size;
    await at(page, "try").click();
    await answer(page, 201);
    // Code that draws the answer may come only now.
    assert.deepEqual([...page.addressed].slice(before).filter((address) => !/\.wasm(\?|$)/.test(address)), []);
  });

  test("the policy that the page ships lets in nothing but its own files", async (page) => {
    await visit(page, stage.static);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    assert.match(policy, /default-src 'none'/);
    // Pictures of answers are shown from the page's own memory.
    assert.doesNotMatch(policy.replace("'wasm-unsafe-eval'", "").replace("img-src 'self' blob:", ""), /unsafe|\*|https?:|data:|blob:/);
  });
}

/** Opens every view of the request and looks for the secrets everywhere but in what is typed. */
async function hidden(page, secrets) {
  await at(page, "sent").click();
  const curl = await at(page, "curl").innerText();
  await at(page, "tab-http").click();
  await at(page, "http").waitFor();
  const places = await page.evaluate(async () => [
    location.href,
    document.title,
    JSON.stringify(history.state),
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    document.cookie,
    JSON.stringify(await indexedDB.databases()),
    document.body.innerText,
  ]);
  await at(page, "tab-curl").click();
  for (const secret of secrets) {
    for (const text of [...places, ...page.addressed, curl]) assert.ok(!text.includes(secret), text);
  }
}
