// Arguments of callers become texts and bodies.

import type { FileInput } from "./types.js";

/** A value as it stands in an address. */
export const text = (value: unknown): string => (value == null ? "" : value instanceof Date ? value.toISOString() : String(value));

/** Name, key and value of each query and header parameter, one after the other. */
export function parameters(given: unknown): string[] {
  const texts: string[] = [];
  const put = (name: string, key: string, value: unknown): void => {
    if (value == null) return;
    if (Array.isArray(value)) value.forEach((one) => put(name, key, one));
    else if (typeof value == "object" && !(value instanceof Date)) each(value, (key, one) => put(name, key, one));
    else texts.push(name, key, text(value));
  };
  each(given, (name, value) => put(name, "", value));
  return texts;
}

/** What is sent. `kind` is the core's: 1 JSON, 2 JSON Patch, 3 form, 4 multipart. */
export function body(kind: number, given: unknown): string | FormData | undefined {
  if (given === undefined) return;
  if (kind < 3) return JSON.stringify(given);
  const form = kind < 4 ? new URLSearchParams() : new FormData();
  each(given, (name, values) => {
    for (const value of Array.isArray(values) ? values : [values]) {
      if (value == null) continue;
      if (typeof value != "object" || kind < 4) form.append(name, text(value));
      else file(form as FormData, name, value);
    }
  });
  return kind < 4 ? String(form).replaceAll("+", "%20") : (form as FormData);
}

function file(form: FormData, field: string, given: FileInput): void {
  const { data = given, name = "file", type = "" } = given as { data?: BlobPart; name?: string; type?: string };
  form.append(field, new Blob([data as BlobPart], { type }), name);
}

function each(given: unknown, task: (name: string, value: unknown) => void): void {
  for (const [name, value] of Object.entries(given ?? {})) task(name, value);
}
