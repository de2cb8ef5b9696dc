// What a reader's hands do, with the mouse or with the keyboard alone.

/** The element with this test id. */
export const at = (page, testid) => page.locator(`[data-testid="${testid}"]`);

/** Opens the page at an operation, a family or the start, and waits until it can be used. */
export async function visit(page, origin, route = "") {
  await page.goto(`${origin}/#/${route}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (route.includes(".")) await page.locator("[data-testid=try]:not([disabled])").waitFor();
}

/** Takes the demo key, or the demo client credential, of the target. */
export async function demo(page, which = "demo-key") {
  await at(page, which).click();
  await at(page, "cred-forget").waitFor();
}

/** Text of the last answer, once there is one with this status. */
export async function answer(page, status) {
  await page.locator("[data-testid=response-status]", { hasText: String(status) }).waitFor();
  return at(page, "response-body").innerText();
}

/** An answer as a value. */
export const read = async (page, status) => JSON.parse(await answer(page, status));

/** The same deeds by mouse. */
export const mouse = {
  name: "by mouse",
  press: (page, testid) => at(page, testid).click(),
  fill: (page, testid, text) => at(page, testid).fill(text),
  choose: (page, testid, label) => at(page, testid).selectOption({ label }),
  open: async (page, query, id) => {
    await page.getByRole("searchbox").fill(query);
    await at(page, `op-link-${id}`).click();
    await page.waitForURL(`**/#/${id}`);
    await page.locator("[data-testid=try]:not([disabled])").waitFor();
  },
  send: (page) => page.getByRole("button", { name: "Try it" }).click(),
};

/** The same deeds by keyboard alone: nothing is clicked, nothing is focused but by keys. */
export const keyboard = {
  name: "by keyboard",
  press: async (page, testid) => {
    await reach(page, testid);
    await page.keyboard.press("Space");
  },
  fill: async (page, testid, text) => {
    await reach(page, testid);
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
  },
  choose: async (page, testid, label) => {
    await reach(page, testid);
    await page.keyboard.type(label);
    await page.keyboard.press("Enter");
  },
  open: async (page, query, id) => {
    // From a field `/` is a letter, so the heading is gone to first, as the skip button does.
    if (await page.evaluate(() => document.activeElement.matches("input, textarea, select"))) await reach(page, "theme-toggle");
    await page.keyboard.press("/");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(query);
    await at(page, "search-results").waitFor();
    for (let steps = 0; steps < 40 && (await focused(page)) !== `op-link-${id}`; steps += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/#/${id}`);
    await page.locator("[data-testid=try]:not([disabled])").waitFor();
  },
  send: (page) => page.keyboard.press("Control+Enter"),
};

/** Test id of what has the keyboard. */
export const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? "");

/** Goes to an element with Tab, and fails where Tab never reaches it or where its focus cannot be seen. */
export async function reach(page, testid) {
  for (let steps = 0; steps < 900; steps += 1) {
    if ((await focused(page)) === testid) {
      const seen = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return style.outlineStyle !== "none" && style.outlineWidth !== "0px";
      });
      if (!seen) throw new Error(`the focus of ${testid} cannot be seen`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${testid}`);
}
