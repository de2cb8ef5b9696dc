// Our server and Prism's mock of the same document, each on a port of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/** Starts our server. */
export async function ours() {
  const started = performance.now();
  const child = spawn(resolve(process.env.SR_SERVER), ["--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const origin = /listening on (http:\S+)/.exec(line)[1];
  const { apiKey } = await (await fetch(`${origin}/demo-credentials.json`)).json();
  const took = performance.now() - started;
  child.stdout.resume();
  return {
    pid: child.pid,
    base: `${origin}/sandbox`,
    key: apiKey,
    took,
    reset: (settings) => post(`${origin}/sandbox/__sandbox/reset`, settings),
    stop: () => ended(child),
  };
}

/** Starts Prism with the merged document. */
export async function prism() {
  const port = await free();
  const started = performance.now();
  const program = resolve(process.env.SR_TOOLS, "@stoplight/prism-cli/dist/index.js");
  const child = spawn(process.execPath, [program, "mock", "--port", String(port), join(process.env.SR_OPENAPI, "openapi.json")], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) if (line.includes("Prism is listening")) break;
  const took = performance.now() - started;
  child.stdout.resume();
  return { pid: child.pid, base: `http://127.0.0.1:${port}`, key: "DCRA1-00000000000000000000000000000000", took, stop: () => ended(child) };
}

/** Seconds of CPU that a process and its threads took so far. */
export function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** MiB that a process holds now. */
export function resident(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

async function post(url, body) {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function free() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

async function ended(child) {
  child.kill();
  await once(child, "exit");
}
