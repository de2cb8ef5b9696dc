// Finding the way: search, list, addresses, keyboard, sizes of the window.

import assert from "node:assert/strict";

import { at, focused, visit } from "./hands.mjs";

export default function way(test, stage) {
  test("the search finds what is meant, and forgives", async (page) => {
    await visit(page, stage.static);
    for (const [query, id] of [["create.user", "users.create"], ["post reviews", "reviews.create"], ["reveiw", "reviews.list"], ["users.all", "users.list"], ["LANGUAGE_DISABLED", "users.create"], ["/jobs", "jobs.list"]]) {
      await page.getByRole("searchbox").fill(query);
      const first = at(page, "search-results").getByRole("link").first();
      await first.waitFor();
      assert.equal(await first.getAttribute("data-testid"), `op-link-${id}`, query);
    }
    await page.getByRole("searchbox").fill("xyzzy");
    assert.match(await at(page, "search-empty").innerText(), /xyzzy/);
  });

  test("keys alone search, choose, open and come back", async (page) => {
    await visit(page, stage.static);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "skip");
    await page.keyboard.press("/");
    assert.equal(await focused(page), "search");
    await page.keyboard.type("users");
    await at(page, "search-results").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const second = await focused(page);
    assert.match(second, /^op-link-/);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(page), "search");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.tagName === "H1" && location.pathname.endsWith(".html"));
    await page.goBack();
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "SmartRecruiters API explorer");
  });

  test("an address leads to its operation, by our name or the vendor's, and a wrong one says so", async (page) => {
    await visit(page, stage.static, "users.create");
    assert.match(await page.title(), /^Create a user · /);
    // Links of an older form lead on; the vendor's names and what is nowhere have no file.
    await visit(page, stage.static, "#/users.all");
    await page.getByRole("heading", { level: 1, name: "List users" }).waitFor();
    await page.waitForURL("**/users.list.html");
    await visit(page, stage.static, "#/nowhere");
    assert.match(await at(page, "missing").innerText(), /nowhere/);
  });

  test("a family tells what it is for, and a deprecated operation what replaces it", async (page) => {
    await visit(page, stage.static, "users");
    await page.getByText("/user-api/v201804").first().waitFor();
    await at(page, "row-users.create").click();
    await page.waitForURL("**/users.create.html");
    await visit(page, stage.static, "usersLegacy.create");
    await at(page, "replacement").click();
    await page.waitForURL("**/users.create.html");
  });

  test("scopes, limits, paging, codes and schemas are told", async (page) => {
    await visit(page, stage.static, "users.list");
    assert.match(await at(page, "scope-users_read").innerText(), /users_read .{10}/);
    const main = page.getByRole("main");
    assert.match(await main.innerText(), /10 calls a second, 8 in flight/);
    assert.match(await main.innerText(), /nextPageId of an answer as pageId/);
    await at(page, "answer-403").click();
    assert.match(await at(page, "code-PERMISSION_DENIED").locator("xpath=following-sibling::dd[1]").innerText(), /.{20}/);
    const field = main.getByRole("button", { name: "content", exact: true });
    await field.click();
    await main.getByText("externalData", { exact: true }).first().waitFor();
  });

  test("what is filled in stays while one looks elsewhere", async (page) => {
    await visit(page, stage.static, "users.create");
    await at(page, "body-/lastName").fill("Santos-Rivera");
    await page.evaluate(() => { location.hash = "#/jobs.list"; });
    await page.getByRole("heading", { level: 1, name: "List jobs" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Create a user" }).waitFor();
    assert.equal(await at(page, "body-/lastName").inputValue(), "Santos-Rivera");
  });

  test("a document that does not come is told, and asked for again", async (page) => {
    await page.route("**/openapi/users.json", (route) => route.abort());
    await page.goto(`${stage.static}/users.create.html`);
    assert.match(await at(page, "load-error").innerText(), /could not be reached/);
    await page.unroute("**/openapi/users.json");
    await at(page, "retry").click();
    await at(page, "body-/firstName").waitFor();
  }, { expects: /net::ERR_FAILED/ });

  test("code that does not come is told, and asked for again", async (page) => {
    await page.route("**/split_operation.wasm*", (route) => route.abort());
    await page.goto(`${stage.static}/users.create.html`);
    assert.match(await at(page, "load-error").innerText(), /its code could not be reached/);
    await page.unroute("**/split_operation.wasm*");
    await at(page, "retry").click();
    await at(page, "body-/firstName").waitFor();
  }, { expects: /net::ERR_FAILED|Failed to fetch/ });

  for (const [width, name] of [[390, "a phone"], [320, "the narrowest screen"]]) {
    test(`on ${name} nothing is cut off and Try it stays at hand`, async (page) => {
      await visit(page, stage.static, "users.create");
      for (const place of [0, 0.5, 1]) {
        await page.evaluate((place) => window.scrollTo(0, place * document.body.scrollHeight), place);
        const box = await page.getByRole("button", { name: "Try it" }).boundingBox();
        assert.ok(box && box.y >= 0 && box.y + box.height <= 844 && box.x + box.width <= width, JSON.stringify(box));
      }
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "the page scrolls sideways");
      await at(page, "menu").click();
      await page.getByRole("searchbox").fill("list users");
      await at(page, "op-link-users.list").click();
      await page.getByRole("heading", { level: 1, name: "List users" }).waitFor();
      assert.equal(await page.getByRole("searchbox").isVisible(), false);
    }, { width, height: 844 });
  }

  test("a chosen theme is kept for the next visit", async (page) => {
    await visit(page, stage.static);
    await at(page, "theme-toggle").click();
    await at(page, "theme-toggle").click();
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await background();
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await background(), dark);
    assert.notEqual(dark, "rgb(255, 255, 255)");
  });
}
