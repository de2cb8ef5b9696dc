// Measures the explorer beside others, on the same document: `cargo xtask bench explorer`.
//
// SR_EXPLORER: the page. SR_OPENAPI: what `cargo xtask openapi` writes. SR_PEERS: node_modules with the packages of `explorer/package.json`.
// SR_TOOLS: one with playwright-core. CHROMIUM: the browser. How many rounds there are may be said.

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { host } from "./explorer/host.mjs";
import { PAGES } from "./explorer/peers.mjs";
import { visit } from "./explorer/visit.mjs";
import { keep, median, short, times } from "./report.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const { dependencies } = JSON.parse(readFileSync(new URL("explorer/package.json", import.meta.url), "utf8"));
const { chromium } = createRequire(join(resolve(process.env.SR_TOOLS), "tools.cjs"))("playwright-core");

const local = await host(PAGES);
const names = Object.keys(PAGES);
const taken = names.map(() => []);
for (let round = 1; round <= ROUNDS; round += 1) {
  for (const [place, name] of names.entries()) {
    console.log(`· ${name}, ${round} of ${ROUNDS}`);
    // A browser of its own: nothing is cached, and no heap is shared.
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--enable-precise-memory-info"], timeout: 120_000 });
    try {
      taken[place].push(await visit(browser, PAGES[name], local.address(name)));
    } finally {
      await browser.close();
    }
  }
}
local.close();

const FIGURES = [
  ["transfer KiB br (code)", "transfer", 170],
  ["FCP ms", "paint", 150],
  ["list usable ms", "usable", undefined],
  ["TBT ms", "blocked", 100],
  ["click → form ms", "click", 16],
  ["cold deep link ms", "link", 350],
  ["heap and wasm MB", "heap", 8],
  ["usable at 4x", "slowUsable", 1000],
  ["click at 4x", "slowClick", 60],
];
const figure = (place, field) => median(taken[place].map((one) => one[field]).filter((number) => number !== undefined));
const rows = names.map((name, place) => [
  name,
  ...FIGURES.map(([, field]) => {
    const number = figure(place, field);
    return place === 0 || number === undefined ? short(number) : `${short(number)} (${times(number, figure(0, field))})`;
  }),
]);
const goals = ["*goal*", ...FIGURES.map(([, , goal]) => goal ?? "–")];
const version = execFileSync(executablePath, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split(" ")[1];
keep("explorer", { chromium: version, ...dependencies }, [
  {
    title: "Loading and opening",
    about: `Visits to each page: ${ROUNDS}, each with a browser of its own, files compressed with brotli. A peer's figure is followed by how many times ours it is.`,
    rows: [["page", ...FIGURES.map(([title]) => title)], ...rows, goals],
  },
]);
process.exit();
