// What the first call costs in a process that has done nothing yet.

import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { median, short, times } from "../report.mjs";

const ROUNDS = 9;

export function cold(work, names) {
  const run = (...words) => JSON.parse(execFileSync(process.execPath, words, { cwd: work, encoding: "utf8" }));
  const taken = names.map(() => []);
  const core = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    core.push(run(join(work, "cold-core.mjs")));
    for (const [place, name] of names.entries()) taken[place].push(run(join(work, "cold-child.mjs"), name));
  }
  const figures = names.map((name, place) => ({ name, load: median(taken[place].map(({ load }) => load)), first: median(taken[place].map(({ first }) => first)) }));
  const sum = ({ load, first }) => load + first;
  const rows = figures.map((one) => [one.name, short(one.load), short(one.first), times(sum(one), sum(figures[0]))]);
  const spread = (numbers) => `${short(median(numbers))} (quickest ${short(Math.min(...numbers))})`;
  return {
    title: "The first call",
    about:
      `Milliseconds in a new process with a \`fetch\` that answers at once, median of ${ROUNDS}. Our core alone takes ${spread(core.map(({ compile }) => compile))} ms to ` +
      `compile and ${spread(core.map(({ instantiate }) => instantiate))} ms to instantiate. Goal: 3 ms.`,
    rows: [["client", "load", "first call", "ratio of the sum"], ...rows],
  };
}
