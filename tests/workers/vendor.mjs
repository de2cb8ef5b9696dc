// The local server, and what it saw: a line of its log for each request.

import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** Starts the local server on a free port. `seen` grows by an entry for each request: operation, status, time. */
export async function vendor(...options) {
  const child = spawn(resolve(process.env.SR_SERVER), ["--port", "0", "--log", "json", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  process.on("exit", () => child.kill());
  const seen = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    try {
      seen.push(JSON.parse(line));
    } catch {
      console.error(line);
    }
  });
  let origin;
  for await (const line of createInterface({ input: child.stdout })) {
    origin = /listening on (http:\S+)/.exec(line)?.[1];
    if (origin) break;
  }
  child.stdout.resume();
  const credentials = await (await fetch(`${origin}/demo-credentials.json`)).json();
  return { origin, baseUrl: `${origin}/sandbox`, credentials, seen, stop: () => child.kill() };
}
