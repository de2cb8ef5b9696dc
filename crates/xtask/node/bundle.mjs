// Bundles a program for a page with esbuild: `node bundle.mjs <program> <out folder>`.

import { createRequire } from "node:module";

const [, , program, out] = process.argv;
const { build } = createRequire(import.meta.url)("esbuild");

await build({
  entryPoints: [program],
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  loader: { ".wasm": "file" },
  logLevel: "warning",
});
