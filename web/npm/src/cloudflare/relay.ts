// Forwards calls of pages to the vendor, who lets no page of another origin call. What is forwarded is decided in Rust; nothing is kept or logged.

import { Relay, type Step } from "relay.js?glue";

/** Lets pages of one origin call some operations that read without a credential. */
export interface Grant {
  /** The pages: scheme, host and port. */
  origin: string;
  /** Ids of the operations, such as `postings.list`. */
  operations: string[];
  /** Name of the secret of this Worker that holds the API key. */
  secret: string;
}

/** Settings of a relay. */
export interface RelayEnv {
  /** Origins whose pages may call, with commas between them: `https://explorer.example,http://localhost:5173`. */
  ALLOWED_ORIGINS: string;
  /** Calls that the relay makes with a key of its own. */
  GRANTS?: Grant[] | string;
  /** Most bytes of a body. Default 64 MiB. */
  MOST_BODY?: string;
  /** Most bytes of an answer. Default 1 GiB. */
  MOST_ANSWER?: string;
  /** Longest wait in milliseconds for the head of an answer. Default 180,000. */
  TIME_LIMIT?: string;
  /** What stands for both hosts of the vendor in a test, such as a local sandbox. */
  UPSTREAM?: string;
}

/** A Worker, to be exported as `default`. */
export interface RelayWorker<Env extends RelayEnv> {
  fetch(request: Request, env: Env): Promise<Response>;
}

/** A relay below `/relay`, as the explorer expects it. `/health` answers 200 to everybody. */
export function relay<Env extends RelayEnv = RelayEnv>(): RelayWorker<Env> {
  // The settings of a Worker are the same object for as long as they are the same.
  const known = new WeakMap<Env, Relay>();
  return {
    async fetch(request, env) {
      const { pathname, search, origin: own } = new URL(request.url);
      if (pathname === "/health") return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
      let rules = known.get(env);
      if (!rules) known.set(env, (rules = settings(env)));
      const headers = [...request.headers].flat();
      // Over HTTP/2 a body may come without any word of its length.
      if (request.body && !request.headers.has("content-length") && !request.headers.has("transfer-encoding")) headers.push("transfer-encoding", "chunked");
      const step = rules.decide(request.method, pathname + search, headers, own);
      try {
        return step.forwards ? await forward(rules, step, request, env) : response(step, step.body ?? null);
      } finally {
        step.free();
      }
    },
  };
}

async function forward(rules: Relay, step: Step, request: Request, env: RelayEnv): Promise<Response> {
  const headers = pairs(step.headers);
  const key = step.secret === undefined ? undefined : (env as unknown as Record<string, unknown>)[step.secret];
  if (typeof key === "string") headers.push(["X-SmartToken", key]);
  const address = new URL(step.url);
  const url = env.UPSTREAM ? env.UPSTREAM + address.pathname + address.search : step.url;
  const { origin } = step;
  // For the head alone: a long download takes as long as it takes.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), Number(env.TIME_LIMIT ?? 180_000));
  // A body that merely breaks off could be taken for a whole one, so the connection goes with it.
  const broken = new AbortController();
  const sent = new Meter(Number(env.MOST_BODY ?? MOST_BODY), () => broken.abort());
  let found: Response;
  try {
    const body = step.hasBody && request.body ? sent.through(request.body) : null;
    found = await fetch(url, { method: step.method, headers, body, redirect: "manual", signal: AbortSignal.any([limit.signal, broken.signal]) });
    if (sent.exceeded) throw new RangeError("the body was not sent to its end");
  } catch {
    const failed = sent.exceeded ? rules.tooLarge(origin) : limit.signal.aborted ? rules.late(origin) : rules.unreachable(origin);
    return response(failed, failed.body ?? null);
  } finally {
    clearTimeout(timer);
  }
  const answer = rules.answer(found.status, [...found.headers].flat(), origin);
  // A refusal has a body of its own.
  if (answer.body) {
    await found.body?.cancel();
    return response(answer, answer.body);
  }
  return response(answer, found.body ? new Meter(Number(env.MOST_ANSWER ?? MOST_ANSWER)).through(found.body) : null);
}

/** Counts the bytes of a stream and breaks it off where they are too many. */
class Meter {
  exceeded = false;
  #left: number;
  #stop: () => void;

  constructor(most: number, stop: () => void = () => undefined) {
    this.#left = most;
    this.#stop = stop;
  }

  through(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        this.#left -= chunk.byteLength;
        this.exceeded = this.#left < 0;
        if (!this.exceeded) return controller.enqueue(chunk);
        this.#stop();
        controller.error(new RangeError("the stream is longer than the relay takes"));
      },
    });
    return stream.pipeThrough(count);
  }
}

function response(step: Step, body: BodyInit | null): Response {
  const isEmpty = step.status === 204 || step.status === 304;
  return new Response(isEmpty ? null : body, { status: step.status, headers: pairs(step.headers) });
}

function settings(env: RelayEnv): Relay {
  const origins = env.ALLOWED_ORIGINS.split(",").map((origin) => origin.trim()).filter(Boolean);
  const rules = new Relay("/relay", origins, Number(env.MOST_BODY ?? MOST_BODY));
  const grants = (typeof env.GRANTS === "string" ? JSON.parse(env.GRANTS || "[]") : (env.GRANTS ?? [])) as Grant[];
  for (const { origin, operations, secret } of grants) rules.grant(origin, operations, secret);
  return rules;
}

/** Name and value by twos. */
function pairs(flat: string[]): [string, string][] {
  return flat.flatMap((name, place) => (place % 2 ? [] : [[name, flat[place + 1]!] as [string, string]]));
}

const MOST_BODY = 64 * 2 ** 20;
const MOST_ANSWER = 2 ** 30;
