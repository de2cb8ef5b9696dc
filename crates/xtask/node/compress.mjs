// Tells the size of files as they are, with gzip and with brotli, one line for each: `raw gzip brotli path`.
// With `--write` it also leaves `<file>.gz` and `<file>.br` beside them, for servers that send such files as they are.

import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [, , ...words] = process.argv;
const write = words[0] === "--write";

for (const file of write ? words.slice(1) : words) {
  const raw = readFileSync(file);
  const gzip = gzipSync(raw, { level: constants.Z_BEST_COMPRESSION });
  const brotli = brotliCompressSync(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    },
  });
  if (write) {
    writeFileSync(`${file}.gz`, gzip);
    writeFileSync(`${file}.br`, brotli);
  }
  console.log(raw.length, gzip.length, brotli.length, file);
}
