// What validation must find before anything is sent, and what errors say, in whatever runtime this is loaded.

import { part, same } from "./part.mjs";

/** Runs everything with the exports of the entries; gives name and failure of each test. */
export async function judged({ SmartRecruiters }, { createSandbox }, { validate }, { explain, meaning }) {
  const { results, test } = part();
  const paths = (operation, body) => validate(operation, body).map(({ code, dataPath }) => `${code} ${dataPath}`);

  await test("a valid body has no faults", () => {
    same(validate("users.create", { firstName: "Susan", lastName: "Santos", systemRole: { id: "ADMINISTRATOR" } }), []);
    same(paths("users.create", undefined), ["type "]);
  });

  await test("every fault is told with its path, in one go", () => {
    const body = { firstName: 7, systemRole: {}, location: { countryCode: "USA", city: "" } };
    const found = paths("users.create", body).sort();
    for (const fault of ["type /firstName", "required /lastName", "required /systemRole/id"]) same(found.includes(fault), true);
    const [{ message }] = validate("users.create", { firstName: "Susan", lastName: "Santos" });
    same(/^\/systemRole is required/.test(message), true);
  });

  await test("a value is judged as JSON has it", () => {
    const dates = { positionOpenDate: new Date(0), targetStartDate: "2026-02-01" };
    same(paths("jobs.positions.create", { type: "OTHER", ...dates }).some((fault) => fault === "enum /type"), true);
  });

  await test("lists and letters of all kinds come through", () => {
    const patch = [{ op: "replace", path: "/firstName", value: "Zoë 😀" }, { op: "sing", path: "x" }];
    same(validate("users.update", patch.slice(0, 1)), []);
    same(validate("users.update", patch).every(({ dataPath }) => dataPath.startsWith("/1")), true);
    same(validate("users.update", patch).length > 0, true);
  });

  await test("forms are not looked at, and an operation that is not known is named", () => {
    same(validate("candidates.attachments.create", { file: {} }), []);
    let error;
    try {
      validate("users.make", {});
    } catch (thrown) {
      error = thrown;
    }
    same([error instanceof TypeError, /users\.make/.test(error.message)], [true, true]);
  });

  await test("a client that validates sends what is valid, and nothing else", async () => {
    const sandbox = await createSandbox();
    const { apiKey, fetch } = sandbox;
    const sr = new SmartRecruiters({ apiKey }, { fetch, validate });
    const error = await sr.users.create({ firstName: "Susan" }).catch((error) => error);
    same([error.kind, error.faults.map(({ dataPath }) => dataPath), sandbox.log().length], ["argument", ["/lastName", "/systemRole"], 0]);
    same((await sr.users.create({ firstName: "Susan", lastName: "Santos", systemRole: { id: "ADMINISTRATOR" } })).lastName, "Santos");
  });

  await test("an error says what to do: in general, and with `explain` what its code asks for", async () => {
    const { apiKey, fetch } = await createSandbox();
    const body = { firstName: "Susan", lastName: "Santos", systemRole: { id: "ADMINISTRATOR" }, language: { code: "ka" } };
    for (const [options, remedy] of [[{ explain: undefined }, "correct the request"], [{ explain }, meaning("LANGUAGE_DISABLED").remedy]]) {
      const error = await new SmartRecruiters({ apiKey }, { fetch, ...options }).users.create(body).catch((error) => error);
      same([error.code, error.remedy, error.message.endsWith(remedy)], ["LANGUAGE_DISABLED", remedy, true]);
    }
  });

  return results;
}
