// Tells the size of files as they are, with gzip and with brotli, one line for each: `raw gzip brotli path`.
// With `--write` it also leaves `<file>.gz` and `<file>.br` beside them, for servers that send such files as they are.

import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const [, , ...words] = process.argv;
const write = words[0] === "--write";

async function compress(file) {
  const raw = await readFile(file);
  // Pages written ahead are many; the first one counts.
  const isOneOfMany = file.endsWith(".html") && !file.endsWith("index.html");
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: isOneOfMany ? 6 : constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  };
  const [gz, br] = await Promise.all([
    promisify(gzip)(raw, { level: constants.Z_BEST_COMPRESSION }),
    promisify(brotliCompress)(raw, { params }),
  ]);
  if (write) await Promise.all([writeFile(`${file}.gz`, gz), writeFile(`${file}.br`, br)]);
  return `${raw.length} ${gz.length} ${br.length} ${file}`;
}

const lines = await Promise.all((write ? words.slice(1) : words).map(compress));
console.log(lines.join("\n"));
