// Arguments of callers become texts and bodies.

import type { Operation } from "./operation.js";
import type { ListOptions } from "./types.js";

/** The arguments of a call. */
export interface Prepared {
  readonly path: readonly string[];
  /** Name, key and value of each query and header parameter, one after the other. */
  readonly named: readonly string[];
  readonly body: string | FormData | Streamed | undefined;
  /** What was given as the body. */
  readonly matter: unknown;
  readonly options: ListOptions;
  /** The parameters as they were given. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** A body with a stream in it, which can be made once; tells its media type in the headers. */
export type Streamed = (headers: Record<string, string>) => Promise<BodyInit>;

/** Takes the arguments of a method apart. */
export function prepare({ count, body: kind, named }: Operation, given: unknown[]): Prepared {
  const path = given.splice(0, count).map(text);
  while (path.length < count) path.push("");
  const matter = kind ? given.shift() : undefined;
  const parameters = (named ? (given.shift() ?? {}) : {}) as Record<string, unknown>;
  return { path, body: body(kind, matter), matter, given: parameters, named: flat(parameters), options: (given[0] ?? {}) as ListOptions };
}

/** A value as it stands in an address. Dates of other realms and of libraries are dates, too. */
export const text = (value: unknown): string => (value == null ? "" : ((value as Partial<Date>).toISOString?.() ?? String(value)));

/** Name, key and value of each query and header parameter, one after the other. */
export function flat(given: unknown): string[] {
  const texts: string[] = [];
  const put = (name: string, key: string, value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) put(name, key, one);
    else if (isObject(value)) each(value, (key, one) => put(name, key, one));
    else if (value != null) texts.push(name, key, text(value));
  };
  each(given, (name, value) => put(name, "", value));
  return texts;
}

/** What is sent. `kind` is the core's: 1 JSON, 2 JSON Patch, 3 form, 4 multipart. */
function body(kind: number, given: unknown): Prepared["body"] {
  if (given === undefined) return;
  if (kind < 3) return JSON.stringify(given);
  const form = new FormData();
  const mark = `stream ${Math.random()}`;
  let stream: ReadableStream | undefined;
  each(given, (field, values) => {
    for (const value of [values].flat()) {
      if (isObject(value)) {
        const { data = value, name = "file", type = "" } = value as { data?: unknown; name?: string; type?: string };
        const streams = (data as Partial<ReadableStream>).pipeTo;
        if (streams) stream = data as ReadableStream;
        form.append(field, new Blob([streams ? mark : (data as BlobPart)], { type }), name);
      } else if (value != null) form.append(field, text(value));
    }
  });
  if (kind > 3) return stream ? around(form, mark, stream) : form;
  return String(new URLSearchParams(form as unknown as URLSearchParams)).replaceAll("+", "%20");
}

/** A form with a stream where the mark is. The runtime writes it: fields beside the stream are short texts. */
const around =
  (form: FormData, mark: string, stream: ReadableStream): Streamed =>
  async (headers) => {
    const whole = new Response(form);
    headers["content-type"] = whole.headers.get("content-type")!;
    const [before, after] = (await whole.text()).split(mark).map((text) => new Response(text).body!);
    const { readable, writable } = new TransformStream();
    const open = { preventClose: true };
    const pipe = async (): Promise<void> => {
      await before!.pipeTo(writable, open);
      await stream.pipeTo(writable, open);
      await after!.pipeTo(writable);
    };
    // What fails is seen by the reader.
    pipe().catch(() => {});
    // Browsers send a stream only by HTTP/2, or not at all.
    return /^Moz/.test(globalThis.navigator?.userAgent) ? new Response(readable).blob() : readable;
  };

const isObject = (value: unknown): unknown => typeof value == "object" && value && !("toISOString" in value);

function each(given: unknown, task: (name: string, value: unknown) => void): void {
  for (const [name, value] of Object.entries(given ?? {})) task(name, value);
}
