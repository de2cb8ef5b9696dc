import { run } from "./program.mjs";

globalThis.run = run;
