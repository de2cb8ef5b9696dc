// The vendor's guide, from a credential to a user and a job, in the page's sandbox and on the local server.

import assert from "node:assert/strict";

import { answer, at, demo, keyboard, mouse, read, visit } from "./hands.mjs";

export default function guide(test, stage) {
  const targets = [
    { name: "sandbox in this page", origin: stage.static, value: "page" },
    { name: "local server", origin: stage.local.origin, value: "server" },
  ];
  for (const target of targets) {
    for (const hands of [mouse, keyboard]) {
      const by = `${target.name}, ${hands.name}`;

      test(`key, new user, new user found (${by})`, async (page) => {
        await visit(page, target.origin);
        await hands.choose(page, "target-select", target.value);
        await hands.fill(page, "cred-key", stage.local.key);
        await hands.open(page, "create.user", "users.create");
        const command = await at(page, "curl").innerText();
        for (const part of ["Susan", "Santos", "ADMINISTRATOR", '"en"', '"US"', "San Francisco", "X-SmartToken: ••••"]) assert.ok(command.includes(part), `${part} in ${command}`);
        assert.ok(!command.includes("email"), command);
        await hands.send(page);
        const user = await read(page, 201);
        const { firstName, lastName, systemRole, language, location, active } = user;
        assert.deepEqual([firstName, lastName, systemRole.id, language.code, location.countryCode, location.city, active], ["Susan", "Santos", "ADMINISTRATOR", "en", "US", "San Francisco", false]);
        await hands.open(page, "users.list", "users.list");
        await found(page, hands, user);
      });

      test(`client credential, exchange, bearer (${by})`, async (page) => {
        await visit(page, target.origin, "users.create");
        await hands.choose(page, "target-select", target.value);
        await hands.check(page, "cred-kind-client");
        await hands.fill(page, "cred-client-id", stage.local.id);
        await hands.fill(page, "cred-client-secret", stage.local.secret);
        await hands.send(page);
        const user = await read(page, 201);
        await hands.press(page, "sent");
        const sent = await at(page, "exchange-request").last().innerText();
        assert.match(sent, /^POST \S*\/user-api\/v201804\/users HTTP\/1\.1\n/);
        assert.match(sent, /Authorization: Bearer ••••/);
        assert.doesNotMatch(sent, /SmartToken/i);
        await hands.press(page, "exchange-open");
        const exchange = await at(page, "exchange-request").first().innerText();
        assert.match(exchange, /\/identity\/oauth\/token/);
        assert.match(exchange, /grant_type=client_credentials&client_id=alder-robotics-sync&client_secret=••••/);
        assert.match(await at(page, "exchange-answer").first().innerText(), /"access_token": "••••••••"/);
        assert.match(await at(page, "cred-expiry").innerText(), /Expires in \d+:\d\d/);
        await hands.open(page, "list users", "users.list");
        await found(page, hands, user);
      });

      test(`new job, new job found (${by})`, async (page) => {
        await visit(page, target.origin, "jobs.create");
        await hands.choose(page, "target-select", target.value);
        await hands.press(page, "demo-key");
        await at(page, "cred-forget").waitFor();
        const number = `ALD-${hands === mouse ? 3001 : 3002}`;
        await hands.fill(page, "body-/refNumber", number);
        await hands.fill(page, "body-/title", `Gripper Engineer ${number}`);
        await hands.send(page);
        const job = await read(page, 201);
        assert.equal(job.refNumber, number);
        await hands.open(page, "list jobs", "jobs.list");
        await hands.fill(page, "param-q", number);
        await hands.send(page);
        const { content } = await read(page, 200);
        assert.deepEqual(content.map(({ id }) => id), [job.id]);
      });
    }
  }

  test("the token is asked for on its own, in the form and as HTTP Basic", async (page) => {
    await visit(page, stage.static, "users.me");
    await demo(page, "demo-client");
    await at(page, "cred-exchange").click();
    await at(page, "exchange-open").click();
    assert.match(await at(page, "exchange-request").innerText(), /client_secret=••••/);
    await at(page, "cred-basic").check();
    await at(page, "cred-exchange").click();
    await at(page, "exchange-open").click();
    const sent = await at(page, "exchange-request").innerText();
    assert.match(sent, /Authorization: Basic ••••/);
    assert.doesNotMatch(sent, /client_secret/);
    await at(page, "try").click();
    assert.match(await answer(page, 200), /Okafor/);
  });

  test("a credential that was forgotten is gone", async (page) => {
    await visit(page, stage.static, "users.me");
    await demo(page);
    await at(page, "cred-forget").click();
    assert.equal(await at(page, "cred-summary").innerText(), "none");
    await at(page, "try").click();
    await answer(page, 401);
    assert.match(await at(page, "response-error").innerText(), /No credential was sent/);
  });
}

/** Finds a user by last name. */
async function found(page, hands, user) {
  await hands.fill(page, "param-q", user.lastName);
  await hands.send(page);
  const { content } = await read(page, 200);
  assert.ok(content.some(({ id, firstName }) => id === user.id && firstName === user.firstName), JSON.stringify(content));
}
