// Bundlers, each as its users would set it up: `bundle(folder, entry, out)` writes `<out>/<name of the entry>.js`.

import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(resolve(process.env.SR_TOOLS ?? "node_modules"), "tools.cjs"));

/** For a page, by name. */
export const forPages = {
  async esbuild(folder, entry, out) {
    await require("esbuild").build({ absWorkingDir: folder, entryPoints: [entry], outdir: out, bundle: true, minify: true, format: "esm", target: "es2022", logLevel: "error" });
  },

  async webpack(folder, entry, out) {
    const webpack = require("webpack");
    const stats = await new Promise((done, failed) => {
      const output = { path: join(folder, out), filename: nameOf(entry) };
      const options = { mode: "production", context: folder, entry: `./${entry}`, target: ["web", "es2022"], output, performance: { hints: false } };
      webpack(options, (error, stats) => (error ? failed(error) : done(stats)));
    });
    const { errors, warnings } = stats.toJson();
    if (errors.length + warnings.length) throw new Error([...errors, ...warnings].map(({ message }) => message).join("\n"));
  },

  async rollup(folder, entry, out) {
    const { rollup } = require("rollup");
    const { nodeResolve } = require("@rollup/plugin-node-resolve");
    const onwarn = ({ message }) => {
      throw new Error(message);
    };
    const bundle = await rollup({ input: join(folder, entry), plugins: [nodeResolve({ browser: true })], onwarn });
    await bundle.write({ file: join(folder, out, nameOf(entry)), format: "es" });
    await bundle.close();
  },

  async vite(folder, entry, out) {
    await vite(folder, entry, out, {});
  },
};

/** For Node, by name. */
export const forNode = {
  async "esbuild to CommonJS"(folder, entry, out) {
    const outfile = join(folder, out, nameOf(entry).replace(/js$/, "cjs"));
    await require("esbuild").build({ entryPoints: [join(folder, entry)], outfile, bundle: true, platform: "node", format: "cjs", logLevel: "error" });
    return outfile;
  },

  async "vite SSR"(folder, entry, out) {
    await vite(folder, entry, out, { ssr: true }, { ssr: { noExternal: true } });
    return join(folder, out, nameOf(entry));
  },
};

async function vite(folder, entry, out, build, rest = {}) {
  const { build: run } = await import(pathToFileURL(require.resolve("vite")));
  const rolldownOptions = { input: join(folder, entry), output: { entryFileNames: nameOf(entry) } };
  const usual = { root: folder, base: "./", configFile: false, logLevel: "error" };
  await run({ ...usual, build: { outDir: out, emptyOutDir: true, modulePreload: false, rolldownOptions, ...build }, ...rest });
}

const nameOf = (entry) => basename(entry).replace(/\.mjs$/, ".js");
