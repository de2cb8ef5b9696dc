// What a client costs for each call, over the bare `fetch` that it is built on.
//
// Each client has a process of its own, in which it and bare `fetch` take turns; the processes take turns too.

import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { median, short, times } from "../report.mjs";
import { listen } from "./server.mjs";

const ROUNDS = { stub: 31, server: 21 };

export async function overhead(work, names) {
  const server = await listen((request, response) => response.answer(200));
  const children = names.map((name) => fork(join(work, "overhead-child.mjs"), [name, server.origin], { stdio: "inherit" }));
  for (const [place, child] of children.entries()) child.on("exit", (code) => code && fail(names[place]));
  await Promise.all(children.map((child) => once(child, "message")));
  const taken = { stub: names.map(() => []), server: names.map(() => []) };
  for (const mode of ["stub", "server"]) {
    for (let round = 0; round < ROUNDS[mode]; round += 1) {
      for (const [place, child] of children.entries()) {
        const answered = once(child, "message");
        child.send(mode);
        const [times] = await answered;
        if (round > 0) taken[mode][place].push(times);
      }
    }
  }
  for (const child of children) child.kill();
  server.close();
  const cost = (mode, place, of) => median(taken[mode][place].map(of));
  const figures = names.map((name, place) => ({
    name,
    cpu: cost("stub", place, ({ bare, client }) => client.cpu - bare.cpu),
    stub: cost("stub", place, ({ bare, client }) => client.wall - bare.wall),
    server: cost("server", place, ({ bare, client }) => client.cpu - bare.cpu),
    bare: cost("server", place, ({ bare }) => bare.cpu),
  }));
  const [ours] = figures;
  const rows = figures.map(({ name, cpu, stub, server }) => [name, short(cpu), times(cpu, ours.cpu), short(stub), short(server)]);
  const bare = median(figures.map(({ bare }) => bare));
  return {
    title: "Cost of a call",
    about:
      `Microseconds over bare \`fetch\`, median of ${ROUNDS.stub} rounds with a \`fetch\` that answers at once, and of ${ROUNDS.server} rounds against a ` +
      `server on 127.0.0.1, where a bare call takes ${short(bare)} µs of CPU. CPU time does not count what else ran on the machine. Goal: 35 µs.`,
    rows: [["client", "µs of CPU", "ratio", "µs", "µs of CPU, server"], ...rows],
  };
}

function fail(name) {
  throw new Error(`the process that measures ${name} ended; what it said is above`);
}
