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
function table([head, ...rows]) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Whether a figure is what it should be. */
export const verdict = (good) => (good ? "yes" : "**no**");

/** Prints what was measured and puts it in RESULTS.md: each part in the place of the one of its title, below its subject. */
export function keep(subject, versions, parts) {
  const { model } = cpus()[0];
  const programs = Object.entries({ node: process.versions.node, ...versions }).map((pair) => pair.join(" "));
  const machine = `${cpus().length} cores (${model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB; ${programs.join(", ")}.`;
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: new URL(".", import.meta.url), encoding: "utf8" }).trim();
  const load = loadavg()[0].toFixed(1);
  const when = `${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC at ${commit}, load ${load}`;

  const text = readFileSync(file, "utf8");
  const [head, ...subjects] = text.split(/^## /m);
  const kept = new Map(subjects.map((section) => [section.slice(0, section.indexOf("\n")), section]));
  const [, ...old] = (kept.get(subject) ?? "").split(/^### /m);
  const pieces = new Map(old.map((piece) => [piece.slice(0, piece.indexOf("\n")), piece.trim()]));
  for (const { title, about, rows } of parts) {
    const piece = `${title}\n\n${about} (${when})\n\n${table(rows)}`;
    console.log(`\n${piece}`);
    pieces.set(title, piece);
  }
  const section = [`${subject}\n\n\`cargo xtask bench ${subject}\` on ${machine}`, ...[...pieces.values()].map((piece) => `### ${piece}`)].join("\n\n");
  kept.set(subject, section);
  writeFileSync(file, [head.trim(), ...[...kept.values()].map((section) => `## ${section.trim()}`)].join("\n\n") + "\n");
}
