// Makes scripts and style sheets small with esbuild, each in its place: `node minify.mjs <file>...`.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname } from "node:path";

const { transform } = createRequire(import.meta.url)("esbuild");

for (const file of process.argv.slice(2)) {
  const { code } = await transform(await readFile(file, "utf8"), {
    loader: extname(file).slice(1),
    minify: true,
    target: ["es2022", "chrome123", "firefox121", "safari17.5"],
    legalComments: "none",
  });
  await writeFile(file, code);
}
