// Arguments of callers become texts and bodies.

import type { Operation } from "./operation.js";
import type { ListOptions } from "./types.js";

/** The arguments of a call. */
export interface Prepared {
  readonly path: readonly string[];
  /** Name, key and value of each query and header parameter, one after the other. */
  readonly named: readonly string[];
  readonly body: string | FormData | ReadableStream | undefined;
  readonly options: ListOptions;
  /** The parameters as they were given. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** Takes the arguments of a method apart. */
export function prepare({ count, body: kind, named }: Operation, given: unknown[]): Prepared {
  const path = given.splice(0, count).map(text);
  while (path.length < count) path.push("");
  const own = kind ? body(kind, given.shift()) : undefined;
  const parameters = (named ? (given.shift() ?? {}) : {}) as Record<string, unknown>;
  return { path, body: own, given: parameters, named: flat(parameters), options: (given[0] ?? {}) as ListOptions };
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
function body(kind: number, given: unknown): string | FormData | undefined {
  if (given === undefined) return;
  if (kind < 3) return JSON.stringify(given);
  const form = new FormData();
  each(given, (field, values) => {
    for (const value of [values].flat()) {
      if (isObject(value)) {
        const { data = value, name = "file", type = "" } = value as { data?: BlobPart; name?: string; type?: string };
        form.append(field, new Blob([data as BlobPart], { type }), name);
      } else if (value != null) form.append(field, text(value));
    }
  });
  if (kind > 3) return form;
  return String(new URLSearchParams(form as unknown as URLSearchParams)).replaceAll("+", "%20");
}

const isObject = (value: unknown): unknown => typeof value == "object" && value && !("toISOString" in value);

function each(given: unknown, task: (name: string, value: unknown) => void): void {
  for (const [name, value] of Object.entries(given ?? {})) task(name, value);
}
