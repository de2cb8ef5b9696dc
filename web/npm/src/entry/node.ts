/**
 * Files from a disk, where there is one: Node, Deno, Bun.
 *
 * ```ts
 * import { fileFrom } from "smartrecruiters/node";
 *
 * await sr.candidates.attachments.create(id, jobId, { attachmentType: "RESUME", file: await fileFrom("cv.pdf") });
 * ```
 *
 * @module
 */

import * as fs from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";

import { typeOf } from "../media.js";

/**
 * A file to send, from its path. It is read as it is sent, not before, so that it never is in memory as a whole, and can be sent again. Rejects
 * where there is no such file.
 */
export async function fileFrom(
  path: string,
  { name = basename(path), type = typeOf(name) }: { readonly name?: string; readonly type?: string } = {},
): Promise<{ readonly data: Blob; readonly name: string; readonly type: string }> {
  // Runtimes without it have few readers of large files.
  const data = fs.openAsBlob ? await fs.openAsBlob(path, { type }) : new Blob([await readFile(path)], { type });
  return { data, name, type };
}
