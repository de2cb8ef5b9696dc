// From the start of the program to its first answer.

import { median, short, times } from "../report.mjs";
import { ours, prism } from "./servers.mjs";

const ROUNDS = 9;

export async function ready() {
  const taken = { ours: [], prism: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, start] of Object.entries({ ours, prism })) {
      const server = await start();
      taken[name].push(server.took);
      await server.stop();
    }
  }
  const mine = median(taken.ours);
  const row = (name, numbers) => [name, short(median(numbers)), short(Math.min(...numbers)), times(median(numbers), mine)];
  return {
    title: "Time to be ready",
    about: `Milliseconds from the start of the program, 250 candidates seeded, until it answers; median of ${ROUNDS}. Goal: 300 ms.`,
    rows: [["server", "ms", "quickest", "ratio"], row("ours", taken.ours), row("Prism, the same document", taken.prism)],
  };
}
