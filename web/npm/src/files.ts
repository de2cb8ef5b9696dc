// Files inside of JSON bodies.

import { SmartRecruitersError } from "./error.js";
import { typeOf } from "./media.js";
import type { FileInput, NamedFile } from "./types.js";

/** A file as the Apply API wants it: `resume`, `avatar` and `attachments` of `apply.candidates.create`. */
export interface EncodedFile {
  readonly fileName: string;
  readonly mimeType: string;
  /** In base 64. */
  readonly fileContent: string;
}

/** How large a file may be that is sent in base 64, in bytes. */
const LARGEST = 10 * 2 ** 20;
/** How many bytes become text at once: a multiple of three. */
const PIECE = 3 * 2 ** 13;

/**
 * A file in base 64, for bodies that are JSON: `{ resume: await encodeFile(file) }`. Takes what uploads take. Rejects with an error of kind
 * `argument` where the file has more than 10 MiB, as soon as that is known.
 *
 * @param named Name and media type, in place of those of the file.
 */
export async function encodeFile(file: FileInput, named: { readonly name?: string; readonly type?: string } = {}): Promise<EncodedFile> {
  const { data = file, name = "file", type } = { ...pick(file), ...named } as Partial<NamedFile>;
  const bytes = await collected(data as NamedFile["data"]);
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return { fileName: name, mimeType: type || typeOf(name), fileContent: text };
}

/** What a file says of itself: getters of a `File` are not its own. */
function pick(file: FileInput): Partial<NamedFile> {
  const { data, name, type } = file as Partial<NamedFile>;
  return { ...(data !== undefined && { data }), ...(name !== undefined && { name }), ...(type && { type }) };
}

/** All bytes, counted as they come. */
async function collected(data: NamedFile["data"]): Promise<Uint8Array> {
  const size = typeof data == "string" ? undefined : ((data as Partial<Blob>).size ?? (data as Partial<Uint8Array>).byteLength);
  if (size === undefined && typeof data != "string") return gathered(data as ReadableStream<Uint8Array>);
  if ((size ?? 0) > LARGEST) throw tooLarge();
  const bytes = new Uint8Array(await new Response(data as BodyInit).arrayBuffer());
  if (bytes.length > LARGEST) throw tooLarge();
  return bytes;
}

async function gathered(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    pieces.push(value as Uint8Array<ArrayBuffer>);
    length += value.length;
    if (length <= LARGEST) continue;
    await reader.cancel();
    throw tooLarge();
  }
}

const tooLarge = (): SmartRecruitersError =>
  new SmartRecruitersError(0, { operation: "encodeFile", detail: `the file has more than ${LARGEST} bytes (10 MiB), which the vendor does not take in base 64` });
