// Prism serves the merged document, and takes the request of every vector for a valid one.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const VECTORS = join(import.meta.dirname, "..", "vectors");
const CREDENTIALS = { "X-SmartToken": "DCRA1-00000000000000000000000000000000", Authorization: "Bearer DCRA1-00000000000000000000000000000000" };

export default async function mock({ test, merged, tools }) {
  let server;
  let origin = "";
  await test("Prism loads the merged document", async () => {
    const port = await freePort();
    server = spawn(process.execPath, [join(tools, "@stoplight/prism-cli/dist/index.js"), "mock", "--port", String(port), "--errors", merged.path]);
    origin = `http://127.0.0.1:${port}`;
    await listening(server);
  });
  if (!origin) return;
  try {
    await test("Prism takes the first request of every vector and answers as declared", async () => {
      const complaints = [];
      for (const { operation, cases } of vectors()) {
        const [{ arguments: given, request, response }] = cases;
        const answer = await fetch(request.url.replace("https://api.smartrecruiters.com", origin), {
          method: request.method,
          headers: { "accept-language": "en", ...request.headers, ...CREDENTIALS }, // Node would send `*`, which is no language
          body: given.multipart ? form(given.multipart) : (request.body ?? undefined),
        });
        const text = await answer.text();
        if (answer.status !== response.status) complaints.push(`${operation}: ${answer.status} instead of ${response.status}: ${text.slice(0, 300)}`);
      }
      return complaints;
    });
    await test("Prism refuses a body without a required field", async () => {
      const answer = await post(`${origin}/user-api/v201804/users`, { firstname: "Susan", lastName: "Santos", systemRole: { id: "STANDARD" } });
      return answer.status === 422 ? [] : [`${answer.status} instead of 422`];
    });
    await test("Prism knows no path without its base", async () => {
      const answer = await fetch(`${origin}/subscriptions`, { headers: CREDENTIALS });
      return answer.status === 404 ? [] : [`${answer.status} instead of 404`];
    });
  } finally {
    server.kill();
  }
}

function* vectors() {
  const folders = readdirSync(VECTORS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: family } of folders) {
    for (const file of readdirSync(join(VECTORS, family))) yield JSON.parse(readFileSync(join(VECTORS, family, file), "utf8"));
  }
}

function form(parts) {
  const data = new FormData();
  for (const { name, value, fileName, mediaType, base64 } of parts) {
    if (base64 === undefined) data.append(name, value);
    else data.append(name, new Blob([Buffer.from(base64, "base64")], { type: mediaType }), fileName);
  }
  return data;
}

function post(url, body) {
  return fetch(url, { method: "POST", headers: { "Content-Type": "application/json", ...CREDENTIALS }, body: JSON.stringify(body) });
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

/** Waits until the program says that it listens; fails with its words where it ends first. */
function listening(program) {
  return new Promise((ready, failed) => {
    let said = "";
    const hear = (chunk) => {
      said += chunk;
      if (said.includes("listening")) ready();
    };
    program.stdout.on("data", hear);
    program.stderr.on("data", hear);
    program.once("error", failed);
    program.once("exit", (code) => failed(new Error(`Prism ended with ${code}: ${said.slice(-2000)}`)));
  });
}
