// What is kept on the device: drafts, history, saved requests, variables, files; and what is passed on as a link or as code.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { answer, at, demo, ready, visit } from "./hands.mjs";

export default function kept(test, stage) {
  test("a half-filled form survives going elsewhere and a reload, and is as new once it is reset", async (page) => {
    await visit(page, stage.static, "users.create");
    await at(page, "body-/firstName").fill("Zoë");
    await visit(page, stage.static, "users.list");
    await at(page, "param-q").fill("maya");
    await until(page, async () => (await stored(page)).some((text) => text.includes("maya")));
    await page.reload();
    await ready(page);
    await page.waitForFunction(() => document.querySelector("[data-testid=param-q]")?.value === "maya");
    await visit(page, stage.static, "users.create");
    await page.waitForFunction(() => document.querySelector("[data-testid='body-/firstName']")?.value === "Zoë");
  });

  test("a link carries parameters and body, and never a credential", async (page) => {
    await visit(page, stage.static, "users.create");
    await demo(page);
    await at(page, "body-/firstName").fill("Léa & \"co\"");
    await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; });
    await page.getByRole("button", { name: "Copy link" }).click();
    const link = await page.waitForFunction(() => window.copied).then((handle) => handle.jsonValue());
    assert.match(link, /users\.create\.html#\?body=/);
    assert.doesNotMatch(link, /DCRA1/);
    await page.goto("about:blank");
    await page.goto(link);
    await ready(page);
    await page.waitForFunction(() => document.querySelector("[data-testid='body-/firstName']")?.value === 'Léa & "co"');
  });

  test("what was sent is found in the history, sent again, and deleted", async (page) => {
    await visit(page, stage.local.origin, "users.list");
    await at(page, "target-select").selectOption("server");
    await demo(page);
    const { key } = stage.local;
    await at(page, "param-q").fill("maya");
    await at(page, "try").click();
    await answer(page, 200);
    await visit(page, stage.local.origin, "users.me");
    await at(page, "target-select").selectOption("server");
    await demo(page);
    await at(page, "try").click();
    await answer(page, 200);
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "History and saved requests" }).waitFor();
    await until(page, async () => (await at(page, "entry").count()) === 2);
    await page.getByRole("searchbox", { name: "Search what is kept" }).fill("maya 200");
    await until(page, async () => (await at(page, "entry").count()) === 1);
    await page.getByRole("button", { name: /^Open again.*List users$/ }).click();
    await ready(page);
    await page.waitForFunction(() => document.querySelector("[data-testid=param-q]")?.value === "maya");
    await at(page, "try").click();
    await answer(page, 200);
    assert.ok(!(await stored(page)).some((text) => text.includes(key)), "the key is stored");
    await page.getByRole("link", { name: "History", exact: true }).click();
    await until(page, async () => (await at(page, "entry").count()) === 3);
    await page.getByRole("button", { name: /^Delete.*Get the current user$/ }).click();
    await until(page, async () => (await at(page, "entry").count()) === 2);
    await at(page, "history-clear").click();
    await page.getByRole("button", { name: "Really delete all?" }).click();
    await at(page, "history-empty").waitFor();
  });

  test("a value of an answer becomes a variable, which fills path and body", async (page) => {
    await visit(page, stage.static, "users.list");
    await demo(page);
    await at(page, "try").click();
    await answer(page, 200);
    await at(page, "response-body").getByText(/^"[0-9a-f]{24}"$/).first().locator("xpath=..").click({ position: { x: 300, y: 5 } });
    await page.getByRole("button", { name: "Set variable" }).click();
    await page.getByRole("textbox", { name: "Name of the variable" }).fill("who");
    await page.getByRole("button", { name: "Keep" }).click();
    await visit(page, stage.static, "users.get");
    await demo(page);
    await at(page, "param-id").fill("{{nobody}}");
    await page.getByText("has no value: set the variable").waitFor();
    await at(page, "param-id").fill("{{who}}");
    await page.locator("[data-testid=curl]", { hasText: /users\/[0-9a-f]{24}/ }).waitFor();
    await at(page, "try").click();
    await answer(page, 200);
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.getByRole("tab", { name: "Variables" }).click();
    assert.match(await page.getByRole("textbox", { name: "Value of who" }).inputValue(), /^[0-9a-f]{24}$/);
    await page.getByRole("button", { name: "New environment" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("who");
    await page.getByRole("textbox", { name: "Value", exact: true }).fill("else");
    await page.getByRole("button", { name: "Add" }).click();
    await page.waitForFunction(() => document.querySelector("[data-testid=variable-who]")?.value === "else");
    await page.reload();
    await page.getByRole("tab", { name: "Variables" }).click();
  });

  test("requests are saved, exported and imported", async (page) => {
    await visit(page, stage.static, "users.get");
    await at(page, "param-id").fill("u1");
    await page.getByRole("button", { name: "Save request" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Our Susan");
    await page.getByRole("textbox", { name: "Folder", exact: true }).fill("People");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("link", { name: "See all" }).click();
    await page.getByRole("tab", { name: "Saved" }).click();
    await page.getByRole("heading", { name: "People" }).waitFor();
    await page.getByRole("link", { name: "Our Susan" }).waitFor();
    await page.getByRole("tab", { name: "Import and export" }).click();
    const save = async (name) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
      return { path: await download.path(), text: JSON.parse(await readFile(await download.path(), "utf8")) };
    };
    const postman = await save("Saved requests (Postman 2.1)");
    assert.equal(postman.text.item[0].item[0].request.url.raw, "{{baseUrl}}/user-api/v201804/users/u1");
    assert.equal((await save("History (HAR)")).text.log.version, "1.2");
    const own = await save("Everything (JSON)");
    await page.getByRole("button", { name: "Delete all that is kept" }).click();
    await page.getByText("are deleted").waitFor();
    await at(page, "import").setInputFiles({ name: "kept.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(own.text)) });
    await page.getByText("Added 1 saved request").waitFor();
    await at(page, "import").setInputFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await page.getByText("was not written by this page").waitFor();
    await page.getByRole("tab", { name: "Saved" }).click();
    await page.getByRole("link", { name: "Our Susan" }).waitFor();
  });

  test("a cURL command opens its operation, filled in, and its key goes to the credential alone", async (page) => {
    await visit(page, stage.static, "users.list");
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.getByRole("tab", { name: "Import and export" }).click();
    const area = page.getByRole("textbox", { name: "cURL command" });
    await area.fill("wget x");
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByText("That is no cURL command").waitFor();
    await area.fill(`curl -X POST 'https://api.smartrecruiters.com/user-api/v201804/users' -H 'X-SmartToken: DCRA1-pasted' --data-raw '{"firstName":"Pasted"}'`);
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await ready(page);
    await page.waitForFunction(() => document.querySelector("[data-testid='body-/firstName']")?.value === "Pasted");
    await at(page, "curl-reveal").click();
    assert.match(await at(page, "curl").innerText(), /X-SmartToken: DCRA1-pasted/);
    assert.ok(!page.url().includes("DCRA1") && !(await stored(page)).some((text) => text.includes("DCRA1")));
  });

  test("a request is code in five languages, without its credential", async (page) => {
    await visit(page, stage.local.origin, "users.create");
    await at(page, "target-select").selectOption("server");
    await demo(page);
    const { key } = stage.local;
    await page.getByRole("tab", { name: "Code" }).click();
    const starts = { typescript: /await sr\.users\.create\(\{/, worker: /export default/, rust: /catalogue::find\("users\.create"\)/, powershell: /Invoke-RestMethod -Method POST/, cmd: /curl --request POST \^/ };
    for (const [language, start] of Object.entries(starts)) {
      await page.getByRole("combobox", { name: "Language", exact: true }).last().selectOption(language);
      await page.locator("[data-testid=code]", { hasText: start }).waitFor();
      assert.ok(!(await at(page, "code").innerText()).includes(key));
    }
  });
}

/** Every text in the browser's database. */
const stored = (page) => page.evaluate(() => new Promise((done) => {
  const opening = indexedDB.open("smartrecruiters-explorer");
  opening.onsuccess = () => {
    const database = opening.result;
    if (!database.objectStoreNames.contains("kept")) return done([]);
    const all = database.transaction("kept").objectStore("kept").getAll();
    all.onsuccess = () => {
      database.close();
      done(all.result);
    };
  };
}));

/** Waits until something is true. */
async function until(page, holds) {
  for (let times = 0; times < 600; times += 1) {
    if (await holds()) return;
    await page.waitForTimeout(100);
  }
  throw new Error("it never became true");
}
