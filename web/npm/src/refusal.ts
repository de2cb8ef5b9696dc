// What the body of an answer says that is no success, in each envelope of the vendor; and of one with an access token.

import type { Fault } from "./error.js";

type Body = Record<string, unknown> | undefined;

const text = (value: unknown): string | undefined => (typeof value == "string" && value) || undefined;

const fault = (one: Body): Fault => ({
  code: text(one?.code) ?? text(one?.error),
  message: text(one?.message) ?? text(one?.error_description) ?? text(one),
  dataPath: text(one?.dataPath),
});

/** Everything that was found wrong, the sentence about the whole, and the rest for the core. */
export function read(content = "") {
  let body: Body;
  // A body that breaks off still tells what came before the break.
  for (const one of content && [content, content.slice(0, content.lastIndexOf("}") + 1) + "]}"]) {
    try {
      body ??= JSON.parse(one);
    } catch {
      // What is no JSON says nothing.
    }
  }
  const whole = fault(body);
  const faults = [body?.errors].flat().map((one) => fault(one as Body)).filter(({ code, message, dataPath }) => code ?? message ?? dataPath);
  const message = whole.message ?? text(body?.errors) ?? faults.find(({ message }) => message)?.message;
  if (whole.code) faults.push(whole);
  const codes = faults.flatMap(({ code }) => code ?? []);
  const form = body && typeof body == "object" ? 1 : content ? 2 : 0;
  return { faults, message, core: [form, message ? 1 : 0, body?.access_token ?? "", body?.expires_in ?? "", ...codes] };
}
