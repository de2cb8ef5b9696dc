// What the tests of the driver share: answers of a fake `fetch`.

import assert from "node:assert/strict";

export const SECRET = "hidden-0123456789";
export const TOKEN = "token-9876543210";

export const json = (value, status = 200, headers = {}) =>
  new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json", ...headers } });

export const never = () => new Promise(() => {});

export const stalled = (init) => new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array([123])) }), init);

/** The error of a call that must fail. */
export const failure = (reply) =>
  reply.then(
    () => assert.fail("it should fail"),
    (error) => error,
  );

export const kindOf = async (reply) => (await failure(reply)).kind;

/** A `fetch` that gives these answers, one after the other, and keeps what was sent. An error is thrown. */
export function script(...answers) {
  const sent = [];
  const fetch = async (url, init) => {
    const answer = answers[sent.push({ url, ...init }) - 1];
    if (answer === undefined) throw new Error("more was sent than should be");
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer(url, init) : answer;
  };
  return { fetch, sent };
}

/** Lets time pass without waiting for it: a wait of the driver ends at once, and is written down. */
export async function hurried(task) {
  const { setTimeout } = globalThis;
  const waits = [];
  globalThis.setTimeout = (done, time, ...rest) => {
    const is = time >= 100 && time < 128e3;
    if (is) waits.push(time);
    return setTimeout(done, is ? 0 : time, ...rest);
  };
  try {
    await task(waits);
  } finally {
    globalThis.setTimeout = setTimeout;
  }
  return waits;
}
