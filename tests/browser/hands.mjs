// What a reader's hands do, with the mouse or with the keyboard alone.

/** The element with this test id. */
export const at = (page, testid) => page.locator(`[data-testid="${testid}"]`);

/** Test id of what has the keyboard. */
export const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? "");

/** Opens the page at an operation, a family or the start, and waits until it can be used. */
export async function visit(page, origin, route = "") {
  await page.goto(`${origin}/${/^[^#]+$/.test(route) ? `${route}.html` : route}`);
  await alive(page);
  if (/^(?!event\.|code\.).*\./.test(route)) await ready(page);
}

/** Waits until the page can be used as well as read. */
export async function alive(page) {
  await page.locator("body:not([data-ahead])").waitFor();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Waits until the form of an operation is there. */
export const ready = (page) => page.locator("body:not([data-ahead]) [data-testid=try]:not([disabled])").waitFor();

/** Takes the demo key, or the demo client credential, of the target. */
export async function demo(page, which = "demo-key") {
  await at(page, which).click();
  await at(page, "cred-forget").waitFor();
}

/** Gives a file to its field, and waits until the page has read it. */
export async function upload(field, path) {
  const chosen = at(field.page(), `${await field.getAttribute("data-testid")}-chosen`);
  await field.setInputFiles(path);
  await chosen.waitFor();
}

/** Text of the last answer, once there is one with this status; `4..` is any that begins with 4. */
export async function answer(page, status) {
  await page.locator("[data-testid=response-status]", { hasText: new RegExp(`^${status} `) }).waitFor();
  return at(page, "response-body").innerText();
}

/** An answer as a value. */
export const read = async (page, status) => JSON.parse(await answer(page, status));

/** The same deeds by mouse. */
export const mouse = {
  name: "by mouse",
  press: (page, testid) => at(page, testid).click(),
  fill: (page, testid, text) => at(page, testid).fill(text),
  choose: (page, testid, value) => at(page, testid).selectOption(value),
  check: (page, testid) => at(page, testid).check(),
  open: async (page, query, id) => {
    await page.getByRole("searchbox").fill(query);
    await at(page, `op-link-${id}`).click();
    await page.waitForURL(`**/${id}.html`);
    await ready(page);
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
  choose: async (page, testid, value) => {
    await at(page, testid).locator(`option[value="${value}"]`).waitFor({ state: "attached" });
    await reach(page, testid);
    await press(page, "ArrowDown", () => at(page, testid).inputValue(), value);
  },
  check: async (page, testid) => {
    // Tab leads to the one that is chosen, arrows to the others.
    const group = await at(page, testid).getAttribute("name");
    await reach(page, await page.locator(`input[name="${group}"]:checked`).getAttribute("data-testid"));
    await press(page, "ArrowRight", () => focused(page), testid);
  },
  open: async (page, query, id) => {
    // In a field `/` is a letter.
    if (await page.evaluate(() => document.activeElement.matches("input, textarea, select"))) await reach(page, "search");
    else await page.keyboard.press("/");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(query);
    await at(page, "search-results").locator(at(page, `op-link-${id}`)).waitFor();
    await press(page, "ArrowDown", () => focused(page), `op-link-${id}`);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/${id}.html`);
    await ready(page);
  },
  send: (page) => page.keyboard.press("Control+Enter"),
};

/** Presses a key until something has this value. */
async function press(page, key, look, wanted) {
  for (let times = 0; times < 40; times += 1) {
    if ((await look()) === wanted) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never leads to ${wanted}`);
}

/** Goes to an element with Tab or Shift+Tab, and fails where neither reaches it or where its focus cannot be seen. */
export async function reach(page, testid) {
  await at(page, testid).waitFor();
  // The key is held down. Once it has led to the element, what it still repeats is dropped: the hand that lets go needs no time.
  const isBehind = await page.evaluate((testid) => {
    window.wanted = document.querySelector(`[data-testid="${testid}"]`);
    if (!window.holds) {
      window.holds = true;
      addEventListener("keydown", (event) => {
        if (event.key === "Tab" && document.activeElement === window.wanted) event.preventDefault();
      });
    }
    return (document.activeElement.compareDocumentPosition(window.wanted) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  }, testid);
  if (isBehind) await page.keyboard.down("Shift");
  for (let rounds = 0; rounds < 30 && (await focused(page)) !== testid; rounds += 1) {
    await Promise.all(Array.from({ length: 30 }, () => page.keyboard.down("Tab")));
    await page.keyboard.up("Tab");
  }
  if (isBehind) await page.keyboard.up("Shift");
  if ((await focused(page)) !== testid) throw new Error(`Tab never reaches ${testid}`);
  const isSeen = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return outlineStyle !== "none" && outlineWidth !== "0px";
  });
  if (!isSeen) throw new Error(`the focus of ${testid} cannot be seen`);
}
