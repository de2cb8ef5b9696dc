// The Workers of `web/workers` on this machine, with the sandbox in place of the vendor. `cargo xtask workers <name>` runs this with a name.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { end } from "../consumers/suite.mjs";
import { project, start } from "./project.mjs";
import { vendor } from "./vendor.mjs";

const PORT = 8787;
const LOCAL = { receiver, relay, sync };

/** Starts a Worker and gives its address, what to try, and what ends it. */
export async function local(name, folder, port) {
  const server = await vendor();
  const { worker, tries } = await LOCAL[name](folder, server, port);
  const close = async () => {
    await worker.close();
    server.stop();
  };
  return { url: worker.url, sandbox: server.baseUrl, apiKey: server.credentials.apiKey, tries, worker, close };
}

/** Subscribed to everything that has a handler in `src/index.ts`. */
async function receiver(folder, { baseUrl, credentials: { apiKey } }, port) {
  const { SmartRecruiters } = createRequire(join(folder, "package.json"))("smartrecruiters");
  const sr = new SmartRecruiters({ apiKey }, { baseUrl });
  const env = (key, id) => ({ SECRET_KEYS: key, ADMIN_TOKEN: "local", SUBSCRIPTION_IDS: id, SMARTRECRUITERS_URL: baseUrl, SMARTRECRUITERS_API_KEY: apiKey });
  // Its address must be known before its key is made.
  let worker = await start(folder, "receiver/wrangler.jsonc", { port, vars: env("none yet", "") });
  const { url } = worker;
  const { id } = await sr.subscriptions.create({ callbackUrl: url.href, events: ["application.created", "candidate.created", "job.created"] });
  const { secretKey } = await sr.subscriptions.secretKey.create(id);
  await worker.close();
  worker = await start(folder, "receiver/wrangler.jsonc", { port: Number(url.port), vars: env(secretKey, id) });
  await sr.subscriptions.activate(id);
  const body = `'{"firstName":"Ada","lastName":"Lovelace","email":"ada@example.org"}'`;
  const make = `curl -X POST ${baseUrl}/candidates -H "X-SmartToken: ${apiKey}" -H "Content-Type: application/json" -d ${body}`;
  return { worker, tries: [make, `curl -H "Authorization: Bearer local" ${url}inbox`] };
}

async function relay(folder, { baseUrl, credentials: { apiKey } }, port) {
  const worker = await start(folder, "relay/wrangler.jsonc", { port, vars: { UPSTREAM: baseUrl } });
  const page = `-H "Origin: http://127.0.0.1:7878"`;
  return { worker, tries: [`curl ${page} -H "X-SmartToken: ${apiKey}" "${worker.url}relay/production/jobs?limit=1"`, `curl ${page} ${worker.url}relay/production/nothing   # refused`] };
}

/** With its tables, and the first pass done. */
async function sync(folder, { baseUrl, credentials: { clientId, clientSecret } }, port) {
  const credential = { SMARTRECRUITERS_CLIENT_ID: clientId, SMARTRECRUITERS_CLIENT_SECRET: clientSecret };
  const worker = await start(folder, "sync/wrangler.jsonc", { port, vars: { ...credential, SMARTRECRUITERS_URL: baseUrl, SECRET_KEYS: "none" } });
  await tables(folder, await worker.runtime.getD1Database("DB"));
  await (await worker.runtime.getWorker()).scheduled({ cron: "*/5 * * * *" });
  return { worker, tries: [`curl ${worker.url}progress`, `curl ${worker.url}cdn-cgi/handler/scheduled   # the next pass`] };
}

/** Makes the tables, as `wrangler d1 migrations apply` does. */
export async function tables(folder, database) {
  const text = readFileSync(join(folder, "sync/migrations/0001_tables.sql"), "utf8").replaceAll(/--.*/g, "");
  for (const statement of text.split(";")) if (statement.trim()) await database.prepare(statement).run();
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { url, sandbox, apiKey, tries, close } = await local(process.argv[2], project(), PORT);
  console.log([`Worker   ${url}`, `Sandbox  ${sandbox} with the API key ${apiKey}`, "", "Try:", ...tries.map((one) => `  ${one}`), "", "Ctrl+C ends both."].join("\n"));
  process.on("SIGINT", () => void close().then(() => end()).then(() => process.exit()));
}
