// Tests of an application, as its author would write them: the sandbox takes the place of `fetch`.

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createSandbox } from "smartrecruiters/sandbox";

import { owner, welcome } from "./hire.mjs";

let sandbox;

beforeEach(async () => {
  sandbox = await createSandbox({ seed: 7, limits: false });
  vi.stubGlobal("fetch", sandbox.fetch);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("who is welcomed is found by name", async () => {
  expect(await welcome(sandbox.apiKey, { firstName: "Ada", lastName: "Quillfeather" })).toEqual(["Ada"]);
  expect(sandbox.log().map(({ operation }) => operation)).toEqual(["users.list", "users.activation.activate", "users.create"]);
});

test("each test has a company of its own", async () => {
  expect(await welcome(sandbox.apiKey, { firstName: "Grace", lastName: "Quillfeather" })).toEqual(["Grace"]);
});

test("a refusal can be expected by its kind", async () => {
  await expect(owner("wrong")).rejects.toMatchObject({ name: "SmartRecruitersError", kind: "unauthorized", status: 401 });
});

test("a retry waits for the timers of the test", async () => {
  vi.useFakeTimers();
  sandbox.faults({ fault: "5xx", status: 503, count: 2 });
  const name = owner(sandbox.apiKey);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await name).toEqual(expect.any(String));
  expect(sandbox.log().map(({ status }) => status)).toEqual([200, 503, 503]);
});
