// For Node, Deno and Bun, where a package is read from a disk and costs nobody's connection: errors have the remedies of their codes, and
// `DEBUG=smartrecruiters` prints what calls do.

import { hooks, usual } from "../index.js";
import { explain } from "./explain.js";

usual.explain = explain;

// Deno asks its user before a program reads the environment.
const { Deno, process } = globalThis as { Deno?: unknown; process?: { env: Record<string, string | undefined> } };
if (!Deno && /smartrecruiters/.test(process?.env["DEBUG"] ?? "")) usual.observe = hooks().observe;

export * from "../index.js";
