// How many requests a second, and how long one takes, with wrk as the generator of both.

import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { median, short, times } from "../report.mjs";
import { cpu, ours, prism } from "./servers.mjs";

const USERS = 10_000;
const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 32;
const GOAL = 20_000;

export async function load(work) {
  const server = await ours();
  await server.reset({ users: USERS, limits: false });
  const ids = await everyone(server);
  const mock = await prism();
  const turns = { ours: [], paced: [], prism: [] };
  const script = (name, one, pause) => {
    const file = join(work, `${name}.lua`);
    writeFileSync(file, program(one, ids, pause));
    return file;
  };
  const plain = { ours: script("ours", server), prism: script("prism", mock) };
  for (let round = 0; round < ROUNDS; round += 1) {
    turns.ours.push(await wrk(server, plain.ours));
    turns.prism.push(await wrk(mock, plain.prism));
  }
  // Half the load of the goal, whatever the machine can do: each connection waits before it asks again.
  const paced = script("paced", server, (CONNECTIONS * 1000) / (GOAL / 2));
  for (let round = 0; round < ROUNDS; round += 1) turns.paced.push(await wrk(server, paced));
  await server.stop();
  await mock.stop();
  const of = (name, field) => median(turns[name].map((turn) => turn[field]));
  const row = (name, title) => [title, short(of(name, "rate")), times(of("ours", "rate"), of(name, "rate")), short(of(name, "cpu")), short(of(name, "p50")), short(of(name, "p99")), of(name, "errors")];
  return {
    title: "Load",
    about:
      `\`users.get\` of ${USERS} users in turn, ${CONNECTIONS} connections, median of ${ROUNDS} runs of ${SECONDS} s, wrk and both servers on the same cores. Two cores ` +
      `with nothing else to do would answer ${short(2e6 / of("ours", "cpu"))} a second at this CPU time. Goals: ${GOAL} a second, 99 of 100 within 5 ms at half of that, 20 times Prism.`,
    rows: [["server", "requests/s", "ours is", "µs of CPU each", "median ms", "p99 ms", "failed"], row("ours", "ours"), row("prism", "Prism, the same document"), row("paced", `ours, asked for at most ${GOAL / 2} a second`)],
  };
}

async function everyone(server) {
  const ids = [];
  let page = "";
  do {
    const url = `${server.base}/user-api/v201804/users?limit=100${page && `&pageId=${encodeURIComponent(page)}`}`;
    const body = await (await fetch(url, { headers: { "X-SmartToken": server.key } })).json();
    ids.push(...body.content.map(({ id }) => id));
    page = body.nextPageId ?? "";
  } while (page);
  return ids;
}

function program({ base, key }, ids, pause) {
  const { pathname } = new URL(base);
  const prefix = `${pathname === "/" ? "" : pathname}/user-api/v201804/users/`;
  return `local ids = {}
for id in string.gmatch("${ids.join(" ")}", "%S+") do ids[#ids + 1] = id end
local place = 0
wrk.headers["X-SmartToken"] = "${key}"
request = function()
  place = place % #ids + 1
  return wrk.format("GET", "${prefix}" .. ids[place])
end
${pause ? `delay = function() return math.random(0, ${Math.round(2 * pause)}) end` : ""}
done = function(summary, latency)
  local failed = summary.errors.status + summary.errors.timeout + summary.errors.read + summary.errors.connect
  io.write(string.format("RESULT %d %d %f %f %d\\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), failed))
end
`;
}

async function wrk({ base, pid }, script) {
  const before = cpu(pid);
  const { stdout } = await promisify(execFile)("wrk", ["-t1", `-c${CONNECTIONS}`, `-d${SECONDS}s`, "-s", script, new URL(base).origin]);
  const [, requests, micros, p50, p99, errors] = /RESULT (\S+) (\S+) (\S+) (\S+) (\S+)/.exec(stdout).map(Number);
  return { rate: requests / (micros / 1e6), cpu: ((cpu(pid) - before) * 1e6) / requests, p50: p50 / 1000, p99: p99 / 1000, errors };
}
