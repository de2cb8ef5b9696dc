// From what the sandbox says to what a caller of `fetch` sees.

import type { Answer } from "sandbox.js?glue";

/** Gives an answer as the network would, or rejects as `fetch` does. Nothing goes on once the request is aborted. */
export async function given(answer: Answer, request: Request): Promise<Response> {
  const { status, headers, body, delayMs, spreadMs, cut } = answer;
  answer.free();
  if (delayMs) await wait(delayMs, request.signal);
  if (cut !== undefined && cut < 0) throw new TypeError("fetch failed: the sandbox broke the connection");
  const whole = cut === undefined && !spreadMs;
  const content = EMPTY.includes(status) ? null : whole ? body : slowly(body, spreadMs, cut, request);
  const response = new Response(content, { status, headers });
  Object.defineProperty(response, "url", { value: request.url });
  return response;
}

/** Waits. Once `signal` aborts, no timer is left, and the wait does not end. */
export function wait(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((done) => {
    const stop = (): void => clearTimeout(timer as number);
    const timer: unknown = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      done();
    }, milliseconds);
    signal?.addEventListener("abort", stop);
  });
}

/** A refusal that is not the vendor's. */
export function refusal(status: number, message: string): Answer {
  const body = new TextEncoder().encode(JSON.stringify({ message }));
  return { status, headers: [["content-type", "application/json"]], body, ticket: undefined, delayMs: 0, spreadMs: 0, cut: undefined, free() {} };
}

/** A body that takes its time, or breaks off. */
function slowly(body: Uint8Array, time: number, cut: number | undefined, request: Request): ReadableStream<Uint8Array> {
  // Workers of old dates cannot make a `ReadableStream` by itself.
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  request.signal?.addEventListener("abort", () => void writer.abort(request.signal.reason).catch(() => {}));
  const write = async (): Promise<void> => {
    const end = cut ?? body.length;
    const size = Math.max(1, Math.ceil(end / PIECES));
    for (let start = 0; start < end; start += size) {
      if (time) await wait(time / PIECES, request.signal);
      await writer.write(body.slice(start, Math.min(end, start + size)));
    }
    await (cut === undefined ? writer.close() : writer.abort(new TypeError("terminated: the sandbox broke the connection")));
  };
  // Who reads no further ends it.
  write().catch(() => {});
  return readable;
}

/** Statuses of answers that have no body. */
const EMPTY = [204, 205, 304];
/** Into how many pieces a slow body falls. */
const PIECES = 10;
