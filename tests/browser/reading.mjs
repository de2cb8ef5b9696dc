// Pages as they are written ahead, events, error codes, the search, and the page without a network.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { alive, answer, at, demo, ready, visit } from "./hands.mjs";

const SEARCHES = JSON.parse(readFileSync(new URL("searches.json", import.meta.url), "utf8"));

export default function reading(test, stage) {
  test("every link between the pages leads to a file, and every page has a title and a description of its own", async () => {
    const names = new Set(readdirSync(stage.explorer));
    const pages = [...names].filter((name) => name.endsWith(".html"));
    assert.ok(pages.length > 500, `${pages.length} pages`);
    const [titles, descriptions] = [new Set(), new Set()];
    for (const name of pages) {
      const text = await readFile(join(stage.explorer, name), "utf8");
      for (const [, href] of text.matchAll(/<a [^>]*href="([^"#]+)"/g)) {
        assert.ok(href === "./" || /^https:/.test(href) || names.has(decodeURIComponent(href)), `${name} leads to ${href}`);
      }
      titles.add(/<title>([^<]+)/.exec(text)[1]);
      descriptions.add(/name="description" content="([^"]+)/.exec(text)[1]);
    }
    // A deprecated operation may be called as its successor is.
    assert.ok(titles.size > pages.length * 0.9, `${titles.size} titles of ${pages.length}`);
    assert.equal(descriptions.size, pages.length);
  });

  test("without scripts everything can be read and found", async () => {
    const context = await stage.browser.newContext({ javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await page.goto(stage.static);
      assert.equal(await page.locator('nav a[data-testid^="op-link-"]').count(), 306);
      await page.getByRole("link", { name: "Create a user" }).first().click();
      await page.waitForURL("**/users.create.html");
      const text = await page.getByRole("main").innerText();
      for (const words of ["Create a user", "users_manage", "lastName", "LANGUAGE_DISABLED", "409"]) assert.ok(text.includes(words), words);
    } finally {
      await context.close();
    }
  });

  for (const [name, address] of [["an operation", "users.create.html"], ["an event", "event.job.created.html"], ["a family", "users.html"]]) {
    test(`what is written ahead of ${name} stays where it is when the program takes over`, async (page) => {
      let go;
      const held = new Promise((done) => (go = done));
      await page.route("**/explorer_bg.wasm*", async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(`${stage.static}/${address}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      const before = await places(page);
      go();
      await alive(page);
      assert.deepEqual(await places(page), before);
    });
  }

  test("an event tells its payload, what goes with it and how to subscribe", async (page) => {
    await visit(page, stage.static);
    await at(page, "event-link-job.created").click();
    await page.waitForURL("**/event.job.created.html");
    const main = page.getByRole("main");
    await main.getByText("Id of the new job (UUID).").waitFor();
    await main.getByRole("link", { name: "subscriptions.create" }).waitFor();
    await main.getByRole("link", { name: "Create a job" }).click();
    await page.getByRole("heading", { level: 1, name: "Create a job" }).waitFor();
  });

  test("an error code tells what it means, what to do and where it comes", async (page) => {
    await visit(page, stage.static, "codes");
    await at(page, "row-LANGUAGE_DISABLED").click();
    await at(page, "meaning").waitFor();
    assert.match(await at(page, "remedy").innerText(), /.{20}/);
    await at(page, "row-users.create").click();
    await ready(page);
    await visit(page, stage.static, "changes");
    await page.getByRole("main").getByRole("heading", { name: "Added" }).first().waitFor();
  });

  test("every search of the table finds its operation among the first three", async (page) => {
    await visit(page, stage.static);
    const wrong = [];
    for (const [kind, query, id] of SEARCHES) {
      const fields = page.waitForResponse("**/fields.json").catch(() => {});
      await page.getByRole("searchbox").fill(query);
      if (kind === SEARCHES[0][0] && query === SEARCHES[0][1]) await fields;
      await at(page, "search-results").waitFor();
      const found = () => at(page, "search-results").locator("a").evaluateAll((links) => links.slice(0, 3).map((link) => link.dataset.testid.slice("op-link-".length)));
      if (!(await found()).includes(id)) wrong.push([kind, query, id, await found()]);
    }
    assert.deepEqual(wrong, []);
    await page.getByRole("searchbox").fill("job.created");
    assert.equal(await at(page, "search-pages").getByRole("link").first().getAttribute("href"), "event.job.created.html");
    await page.getByRole("searchbox").fill("LANGUAGE_DISABLED");
    assert.equal(await at(page, "search-pages").getByRole("link").first().getAttribute("href"), "code.LANGUAGE_DISABLED.html");
  });

  test("the page works from any folder of a host", async (page) => {
    const origin = await stage.host((request, response) => stage.serve({ url: request.url.replace(/^\/docs\/api/, "") }, response));
    await page.goto(`${origin}/docs/api/users.html`);
    await alive(page);
    await at(page, "row-users.create").click();
    await page.waitForURL("**/docs/api/users.create.html");
    await demo(page);
    await page.getByRole("button", { name: "Try it" }).click();
    await answer(page, 201);
  });

  test("a page that was kept opens and calls its sandbox without a network", async (page) => {
    await visit(page, stage.static, "offline");
    await page.getByRole("button", { name: "Keep the page in this browser" }).click();
    await at(page, "offline-state").getByText("opens without a network").waitFor();
    await page.context().setOffline(true);
    await page.goto(`${stage.static}/users.create.html`);
    await ready(page);
    await demo(page);
    await page.getByRole("button", { name: "Try it" }).click();
    await answer(page, 201);
    await page.reload();
    await ready(page);
    await page.context().setOffline(false);
    await page.evaluate(() => navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: { build: "another" } })));
    await page.getByText("A newer version of this page is here.").waitFor();
    await visit(page, stage.static, "offline");
    await page.getByRole("button", { name: "Keep it no longer" }).click();
    await at(page, "offline-state").getByText("is not kept").waitFor();
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  }, { expects: /ERR_INTERNET_DISCONNECTED|Failed to load resource/ });

  test("on paper there is the page alone", async (page) => {
    await visit(page, stage.static, "users.create");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.getByRole("navigation").isVisible(), false);
    assert.equal(await page.getByRole("button", { name: "Try it" }).isVisible(), false);
    assert.equal(await page.getByRole("heading", { level: 1 }).isVisible(), true);
  });
}

/** Where headings, paragraphs and fields stand. */
const places = (page) =>
  page.locator("main h1, main h2, main h3, main p, main input, aside h2, aside button").evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.textContent.slice(0, 20), ...[x, y, width, height].map(Math.round)];
    }),
  );
