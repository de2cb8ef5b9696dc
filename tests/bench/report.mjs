// What the benchmarks share: the middle of many rounds, tables, and their place in RESULTS.md.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";

const file = new URL("RESULTS.md", import.meta.url);

/** The middle of the numbers, or the value that `share` of them stay under. */
export function median(numbers, share = 0.5) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** A number with as many digits as it deserves. */
export function short(number) {
  if (number === undefined || Number.isNaN(number)) return "–";
  return number.toFixed(Math.abs(number) < 10 ? (Math.abs(number) < 1 ? 2 : 1) : 0);
}

/** How many times `number` is as much as `ours`. */
export const times = (number, ours) => (number === undefined || !(ours > 0) ? "–" : `${short(number / ours)}x`);

/** A Markdown table; the first row is its head. */
export function table([head, ...rows]) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Whether a figure is what it should be. */
export const verdict = (good) => (good ? "yes" : "**no**");

/** The machine, what runs on it besides, and the versions of what ran. */
export function setting(command, versions = {}) {
  const { model } = cpus()[0];
  const load = loadavg().map((number) => number.toFixed(1)).join(" ");
  const programs = Object.entries({ node: process.versions.node, ...versions }).map(([name, version]) => `${name} ${version}`);
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: new URL(".", import.meta.url), encoding: "utf8" }).trim();
  return [
    `\`${command}\` on ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, at ${commit}`,
    `${cpus().length} cores (${model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, load ${load}`,
    programs.join(", "),
  ].map((line) => `- ${line}`).join("\n");
}

/** Prints a section and puts it in RESULTS.md, in the place of the one of this title. */
export function keep(title, parts) {
  const section = `## ${title}\n\n${parts.join("\n\n")}\n`;
  console.log(`\n${section}`);
  const text = readFileSync(file, "utf8");
  const start = text.indexOf(`## ${title}\n`);
  if (start < 0) return writeFileSync(file, `${text.trimEnd()}\n\n${section}`);
  const end = text.indexOf("\n## ", start);
  writeFileSync(file, `${text.slice(0, start)}${section}${end < 0 ? "" : text.slice(end)}`);
}
