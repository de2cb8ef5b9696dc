// Accessibility: axe on every kind of screen, light and dark, wide and narrow.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { answer, at, demo, visit } from "./hands.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SCREENS = {
  start: async (page, stage) => visit(page, stage.static),
  family: async (page, stage) => {
    await visit(page, stage.static, "users");
    await page.getByText("/user-api/v201804").first().waitFor();
  },
  operation: async (page, stage) => visit(page, stage.static, "jobs.create"),
  "deprecated operation": async (page, stage) => visit(page, stage.static, "usersLegacy.create"),
  patch: async (page, stage) => visit(page, stage.static, "users.update"),
  upload: async (page, stage) => visit(page, stage.static, "candidates.attachments.create"),
  "wrong address": async (page, stage) => visit(page, stage.static, "#/nowhere"),
  event: async (page, stage) => visit(page, stage.static, "event.job.created"),
  "error codes": async (page, stage) => visit(page, stage.static, "codes"),
  "error code": async (page, stage) => visit(page, stage.static, "code.LANGUAGE_DISABLED"),
  offline: async (page, stage) => visit(page, stage.static, "offline"),
  found: async (page, stage) => {
    await visit(page, stage.static);
    if (await at(page, "menu").isVisible()) await at(page, "menu").click();
    await page.getByRole("searchbox").fill("users");
    await at(page, "search-results").waitFor();
  },
  answer: async (page, stage) => {
    await visit(page, stage.static, "users.list");
    await demo(page, "demo-client");
    await at(page, "try").click();
    await answer(page, 200);
    await at(page, "sent").click();
  },
  "answer as a table": async (page, stage) => {
    await visit(page, stage.static, "users.list");
    await demo(page);
    await at(page, "try").click();
    await answer(page, 200);
    await page.getByRole("tab", { name: "Table" }).click();
    await at(page, "table").waitFor();
  },
  history: async (page, stage) => {
    await visit(page, stage.static, "users.list");
    await demo(page);
    await at(page, "try").click();
    await answer(page, 200);
    await at(page, "history").click();
    await at(page, "entry").waitFor();
  },
  variables: async (page, stage) => {
    await visit(page, stage.static, "history");
    await page.getByRole("tab", { name: "Variables" }).click();
    await at(page, "variable-new-name").fill("x");
    await at(page, "variable-add").click();
    await page.getByRole("textbox", { name: "Value of x" }).waitFor();
  },
  files: async (page, stage) => {
    await visit(page, stage.static, "history");
    await page.getByRole("tab", { name: "Import and export" }).click();
    await at(page, "curl-paste").waitFor();
  },
  refusal: async (page, stage) => {
    await visit(page, stage.static, "users.list");
    await at(page, "try").click();
    await answer(page, 401);
  },
  faults: async (page, stage) => {
    await visit(page, stage.static, "users.create");
    await demo(page);
    await at(page, "body-/firstName").fill("");
    await at(page, "try").click();
    await at(page, "faults").waitFor();
  },
  JSON: async (page, stage) => {
    await visit(page, stage.static, "users.create");
    await at(page, "body-show-raw").click();
    await at(page, "body-raw").fill("{");
    await at(page, "body-raw-fault").waitFor();
  },
};

/** How a screen is looked at: with which colours, and how wide. */
const LOOKS = [{ scheme: "light", width: 1440 }, { scheme: "dark", width: 1440 }, { scheme: "light", width: 390 }];
/** No part of a screen may need scrolling sideways, down to the narrowest. */
const NARROW = [360, 320];

export default function access(test, stage) {
  for (const [name, show] of Object.entries(SCREENS)) {
    test(`axe finds nothing, and nothing is cut off on a phone: ${name}`, async (page) => {
      await show(page, stage);
      // Through the browser's own door: the page's policy lets no script in.
      await page.evaluate(await readFile(stage.axe, "utf8"));
      for (const { scheme, width } of LOOKS) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        const found = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"] }), RULES);
        assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(" | ")}`), [], `${scheme}, ${width} px`);
      }
      for (const width of NARROW) {
        await page.setViewportSize({ width, height: 844 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `at ${width} px the page scrolls sideways`);
      }
    });
  }
}
