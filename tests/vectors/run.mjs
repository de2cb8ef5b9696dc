// Holds the packed npm package to every vector, as `tests/conformance` holds core to them.
//
// SR_TARBALL: what `cargo xtask npm` packs.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { end, installed, test } from "../consumers/suite.mjs";

const here = new URL(".", import.meta.url).pathname;
const modules = join(installed(), "node_modules/smartrecruiters");
const { SmartRecruiters, SmartRecruitersError } = await import(pathToFileURL(join(modules, "index.js")));
const { explain } = await import(pathToFileURL(join(modules, "explain.js")));

/** Names of the arguments of each method, as the package's own list of methods has them. */
const methods = new Map(
  [...readFileSync(join(modules, "api.md"), "utf8").matchAll(/^- `sr\.(\S+?)\((.*?)\)`/gm)].map(([, id, names]) => [
    id,
    names.split(", ").map((name) => name.replace("?", "")),
  ]),
);

for (const family of readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  for (const file of readdirSync(join(here, family.name))) {
    const { operation, cases } = JSON.parse(readFileSync(join(here, family.name, file), "utf8"));
    for (const one of cases) await test(`${operation}: ${one.name}`, () => judge(operation, one));
    methods.get(operation).tested = true;
  }
}
await test("every method has a vector", () => assert.deepEqual([...methods].filter(([, names]) => !names.tested).map(([id]) => id), []));
end();

async function judge(operation, { arguments: given, request, response, outcome }) {
  let sent;
  const fake = async (url, init) => {
    sent = { url, ...init };
    const { status, headers, body } = response;
    return new Response([204, 304].includes(status) ? null : body, { status, headers });
  };
  const sr = new SmartRecruiters({ apiKey: "DCRA1-vector" }, { fetch: fake, retries: 0, explain });
  const method = operation.split(".").reduce((space, name) => space[name], sr);
  const names = methods.get(operation);
  const body = given.body ?? given.form ?? (given.multipart && parts(given.multipart));
  const values = { ...given.path, body, parameters: { ...given.query, ...given.headers } };
  const [answer, error] = await method(...names.map((name) => values[name])).then((answer) => [answer], (error) => [undefined, error]);
  assert.ok(error === undefined || error instanceof SmartRecruitersError, error);

  assert.ok(sent, error);
  const headers = Object.fromEntries(new Headers(sent.headers));
  assert.equal(headers["x-smarttoken"], operation === "identity.token.create" ? undefined : "DCRA1-vector");
  delete headers["x-smarttoken"];
  assert.deepEqual({ method: sent.method, url: sent.url, headers }, { method: request.method, url: request.url, headers: request.headers });
  if (given.multipart) assert.deepEqual(await read(sent.body), given.multipart);
  else assert.equal(sent.body, request.body);

  if (outcome.error) {
    const { kind, status, codes, detail: message } = error ?? {};
    assert.deepEqual({ kind, status, codes, message }, outcome.error);
    assert.equal(error.body, response.body);
    assert.deepEqual({ operation: error.operation, ...error.request }, { operation, method: request.method, url: request.url });
  } else if (outcome.ok === "file") assert.equal(await (await answer.blob()).text(), response.body);
  else assert.deepEqual(answer, outcome.ok === "json" ? JSON.parse(response.body) : undefined, error);
}

/** A multipart body as callers give it: what is there twice is a list. */
function parts(multipart) {
  const body = {};
  for (const { name, value, fileName, mediaType, base64 } of multipart) {
    const one = value ?? { data: Buffer.from(base64, "base64"), name: fileName, type: mediaType };
    body[name] = name in body ? [body[name], one].flat() : one;
  }
  return body;
}

/** A form as vectors have it. */
function read(form) {
  const parts = [...form].map(async ([name, value]) => {
    if (typeof value === "string") return { name, value };
    return { name, fileName: value.name, mediaType: value.type, base64: Buffer.from(await value.arrayBuffer()).toString("base64") };
  });
  return Promise.all(parts);
}
