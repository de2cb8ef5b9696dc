// The body as a form and as JSON: each shows what the other was given, and nothing is lost on the way.

import assert from "node:assert/strict";

import { at, demo, read, visit } from "./hands.mjs";

export default function form(test, stage) {
  test("what is filled in is in the JSON, and what the JSON says is filled in", async (page) => {
    await visit(page, stage.static, "users.create");
    await at(page, "body-/lastName").fill("Santos-Rivera");
    await at(page, "body-show-raw").click();
    const written = JSON.parse(await at(page, "body-raw").inputValue());
    assert.deepEqual([written.firstName, written.lastName, written.location.city], ["Susan", "Santos-Rivera", "San Francisco"]);
    written.firstName = "Zoë";
    await at(page, "body-raw").fill(JSON.stringify(written));
    await at(page, "body-show-form").click();
    assert.equal(await at(page, "body-/firstName").inputValue(), "Zoë");
    await demo(page);
    await at(page, "try").click();
    assert.equal((await read(page, 201)).firstName, "Zoë");
  });

  test("JSON that the form has no field for comes back as it was", async (page) => {
    const text = '{"lastName": "Santos", "firstName": "Susan", "systemRole": {"id": "ADMINISTRATOR", "own": [1.50, null, {"deep": "\\u00e9"}]}, "number": 12345678901234567890}';
    await visit(page, stage.static, "users.create");
    await at(page, "body-show-raw").click();
    await at(page, "body-raw").fill(text);
    await at(page, "body-show-form").click();
    await at(page, "body-/firstName").fill("Susanna");
    await at(page, "body-show-raw").click();
    const squeeze = (json) => json.replace(/\s+/g, "").replace("\\u00e9", "é");
    assert.equal(squeeze(await at(page, "body-raw").inputValue()), squeeze(text.replace('"Susan"', '"Susanna"')));
  });

  test("changes are taken back, one after the other, a reset too", async (page) => {
    await visit(page, stage.static, "users.create");
    const name = at(page, "body-/firstName");
    await name.fill("Zoë");
    await at(page, "body-remove-/location").click();
    await at(page, "form-reset").click();
    assert.equal(await name.inputValue(), "Susan");
    await at(page, "form-undo").click();
    assert.equal(await name.inputValue(), "Zoë");
    await at(page, "body-/location").waitFor({ state: "detached" });
    await at(page, "form-undo").click();
    await at(page, "body-/location").waitFor();
    await at(page, "form-undo").click();
    await at(page, "form-undo").waitFor({ state: "detached" });
    assert.equal(await name.inputValue(), "Susan");
  });

  test("JSON that breaks waits until it is whole again", async (page) => {
    await visit(page, stage.static, "users.create");
    await at(page, "body-show-raw").click();
    const whole = await at(page, "body-raw").inputValue();
    await at(page, "body-raw").fill(whole.slice(0, -1));
    await at(page, "body-show-form").click();
    await page.getByText("The form waits").waitFor();
    await at(page, "body-show-raw").click();
    assert.equal(await at(page, "body-raw").inputValue(), whole.slice(0, -1));
    await at(page, "body-raw").fill(whole);
    await at(page, "body-show-form").click();
    assert.equal(await at(page, "body-/firstName").inputValue(), "Susan");
  });
}
