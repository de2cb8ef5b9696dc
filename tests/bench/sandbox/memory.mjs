// What large companies take.

import { short } from "../report.mjs";
import { ours, resident } from "./servers.mjs";

export async function memory() {
  const rows = [];
  for (const settings of [{ candidates: 250 }, { candidates: 10_000 }, { candidates: 100_000 }, { users: 10_000 }]) {
    const server = await ours();
    const start = performance.now();
    await server.reset({ ...settings, limits: false });
    const took = performance.now() - start;
    const held = resident(server.pid);
    // A list asks all of them.
    const at = performance.now();
    await (await fetch(`${server.base}/candidates?limit=100`, { headers: { "X-SmartToken": server.key } })).text();
    rows.push([Object.entries(settings).map(([what, count]) => `${count} ${what}`).join(), short(held), short(took), short(performance.now() - at)]);
    await server.stop();
  }
  return { title: "Memory", about: "Of the server, resident, after `POST /__sandbox/reset`. Goal: 150 MiB with 100000 candidates.", rows: [["company", "MiB", "ms to seed", "ms for the first list of candidates"], ...rows] };
}
