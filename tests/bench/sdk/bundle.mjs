// What a page must load to make one call.

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

import { times } from "../report.mjs";

const PROGRAMS = {
  ours: 'import { SmartRecruiters } from "smartrecruiters"; new SmartRecruiters({ apiKey: name }).users.get("1").then(console.log);',
  "openapi-fetch": 'import create from "openapi-fetch"; create({ baseUrl: name }).GET("/users/{id}", { params: { path: { id: "1" } } }).then(console.log);',
  ofetch: 'import { ofetch } from "ofetch"; ofetch("/users/1").then(console.log);',
  ky: 'import ky from "ky"; ky("/users/1").json().then(console.log);',
  axios: 'import axios from "axios"; axios.get("/users/1").then(console.log);',
  stripe: 'import Stripe from "stripe"; new Stripe(name).customers.retrieve("1").then(console.log);',
  openai: 'import OpenAI from "openai"; new OpenAI({ apiKey: name, dangerouslyAllowBrowser: true }).models.retrieve("1").then(console.log);',
  octokit: 'import { Octokit } from "octokit"; new Octokit({ auth: name }).rest.users.getByUsername({ username: "1" }).then(console.log);',
  aws:
    'import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"; new DynamoDBClient({ region: name })' +
    '.send(new GetItemCommand({ TableName: "a", Key: { id: { S: "1" } } })).then(console.log);',
};
const CALLED = { ours: "306 operations", stripe: "all operations", openai: "all operations", octokit: "all operations", aws: "one operation of DynamoDB" };

export async function bundles(work, names) {
  const { build } = createRequire(join(resolve(process.env.SR_TOOLS), "tools.cjs"))("esbuild");
  const sizes = new Map();
  for (const name of names) {
    const entry = join(work, `bundle-${name}.mjs`);
    writeFileSync(entry, PROGRAMS[name]);
    const options = { bundle: true, minify: true, format: "esm", platform: "browser", target: "es2022", write: false, logLevel: "error" };
    const { outputFiles } = await build({ entryPoints: [entry], ...options });
    const bytes = outputFiles[0].contents;
    const { length } = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    sizes.set(name, { raw: bytes.length / 1024, brotli: length / 1024 });
  }
  const ours = sizes.get("ours");
  const rows = [...sizes].map(([name, { raw, brotli }]) => [name, raw.toFixed(1), brotli.toFixed(1), times(brotli, ours.brotli), CALLED[name] ?? "the caller writes paths"]);
  return { title: "A bundle with one call", about: "By esbuild, minified, for a page. Goal: 15 KiB with brotli.", rows: [["client", "KiB", "KiB br", "ratio", "carries"], ...rows] };
}
