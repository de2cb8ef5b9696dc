// One call: does what the core says, with the runtime's own fetch and timers.

import type { Prepared } from "./arguments.js";
import { ask, run } from "./core.js";
import { download } from "./download.js";
import { type Evidence, SmartRecruitersError } from "./error.js";
import { clock, isolated } from "./governor.js";
import { limited } from "./limit.js";
import { type Operation, METHODS } from "./operation.js";
import { read } from "./refusal.js";
import type { ClientOptions, Governor, Hooks, RateLimit, Timing } from "./types.js";

/** What the calls of one client share. */
export interface Session {
  readonly origin: string;
  /** 1 API key, 2 access token, 3 client credential in a form, 4 the same as HTTP Basic. */
  readonly kind: number;
  readonly id: string;
  readonly secret: string;
  readonly options: ClientOptions;
  /** What clients derived from one another share. */
  readonly shared: Shared;
}

export interface Shared {
  readonly governor: Governor;
  /** What the core learnt: an access token, its end in seconds, how many there were, the budget of retries. */
  learnt: string[];
  /** The exchange that is under way: until when others wait for it, and what came of it where that was an error. */
  exchange?: { until: number; error?: SmartRecruitersError } | undefined;
}

/** What came of a call. */
export interface Result {
  data?: unknown;
  readonly response: Response;
  readonly timing: Timing;
}

/** What the core says to do; 2 and 3 are to read the answer. All beyond `Wait` is failure. */
const enum Turn {
  Exchange = 0,
  Send = 1,
  Keep = 4,
  Wait = 5,
  Unreadable = 9,
}

/** For the core: what the call was waiting for is there; it was not let start. */
const enum Event {
  Answer = 3,
  Held = 4,
}

/** Kind of an error. */
const enum Kind {
  Argument = 0,
}

/** Calls an operation. Where `how.raw`, the answer is handed over unread. */
export async function call(session: Session, operation: Operation, prepared: Prepared, how: { raw?: boolean }): Promise<Result> {
  const { shared, options: client } = session;
  const options = merge(client, prepared.options);
  const { body: own, path, named } = prepared;
  const { name: id, card, isFile } = operation;
  const { governor } = shared;
  const send = options.fetch ?? fetch;
  const limit = limited(options);
  const { signal } = limit;
  const since = clock();

  let event = signal.aborted ? limit.why() : Event.Answer;
  let mark = "0";
  let request: Evidence["request"];
  let response: Response | undefined;
  let content: string | undefined;
  let cause: unknown = signal.reason;
  let open = true;
  let permit: unknown;
  let held = false;
  let sent = false;
  let attempts = 0;
  let waited = 0;
  let pause = 0;
  let mine: Shared["exchange"];

  const tell = (what: keyof Hooks, more: object): Headers | void => options.observe?.(what, { operation: id, attempt: attempts, ...request, ...more });

  const done = (data?: unknown): Result => ({ data, response: response!, timing: { total: clock() - since, waited, attempts } });

  /** Asks the core what to do, and throws where that is to fail. */
  const next = (): { turn: number; texts: string[] } => {
    const { status, headers } = response ?? {};
    const { origin, kind, id: client, secret } = session;
    const [token, end, generation, budget] = shared.learnt;
    const now = Date.now();
    const busy = mine !== shared.exchange && shared.exchange!.until > now ? 1 : 0;
    const again = !open || typeof own == "function" ? 2 : options.idempotent ? 1 : 0;
    const said = read(content);
    const texts = ask(
      "next",
      card,
      [
        ...[mark, event, status ?? 0, Math.floor(now / 1e3), own === undefined ? 0 : 1],
        ...[origin, client, secret, token, kind, end, generation, busy, path.length],
        ...path,
        ...named,
        ...["", options.retries ?? 3, Math.max(0, Math.min(options.maxWait ?? 6e4, limit.left(), 2 ** 31)) >>> 0, again],
        ...[(Math.random() * 2 ** 32) >>> 0, budget, status ? told(headers!, now) : "", headers?.get("content-type") ?? ""],
        ...said.core,
      ],
    );
    const turn = Number(texts.pop());
    mark = texts.pop()!;
    shared.learnt = texts.splice(-4);
    if (turn <= Turn.Wait) return { turn, texts };
    const [sentence, stopped, number] = texts.splice(-3) as [string, string, string];
    // A success that failed was a token exchange, whose body may hold the token.
    const body = turn === Turn.Unreadable || status! > 299 ? content : undefined;
    const evidence = { operation: id, detail: sentence || said.message!, faults: said.faults, status, request, headers, body, attempts, stopped };
    throw new SmartRecruitersError(+number, { ...evidence, ...options.explain?.(evidence) }, cause);
  };

  const lay = (below: Record<string, string>, above: HeadersInit): void => {
    try {
      new Headers(above).forEach((value, name) => (below[name] = value));
    } catch (error) {
      throw new SmartRecruitersError(Kind.Argument, { operation: id, detail: "a header cannot be sent" }, error);
    }
  };

  const broken = (error: unknown): void => {
    event = limit.why();
    cause = error;
  };

  const release = (): void => {
    if (held) governor.release(operation, permit, { ...rateLimit(response), pause });
    held = sent = false;
    pause = 0;
  };

  try {
    const wrong = own !== undefined && operation.body < 3 ? options.validate?.(id, prepared.matter) : undefined;
    if (wrong?.length) {
      throw new SmartRecruitersError(Kind.Argument, { operation: id, detail: wrong.map(({ message }) => message).join("; "), faults: wrong });
    }
    for (;;) {
      if (!held && event === Event.Answer) {
        try {
          permit = governor.acquire(operation, signal);
          if (permit instanceof Promise) {
            const start = clock();
            permit = await limit.wait(permit as Promise<unknown>);
            waited += clock() - start;
          }
          held = true;
        } catch (error) {
          broken(error);
          event ||= Event.Held;
        }
      }
      const { turn, texts } = next();
      try {
        if (turn === Turn.Wait) {
          const wait = +texts[1]!;
          pause = +texts[0]!;
          const other = shared.exchange;
          response?.body?.cancel().catch(() => {});
          if (sent) {
            tell("onRetry", { wait, response, cause });
            release();
          }
          response = content = undefined;
          await limit.sleep(wait);
          waited += wait;
          event = Event.Answer;
          if (other?.error && other !== mine) throw other.error;
        } else if (turn === Turn.Keep) {
          response = content = mine = shared.exchange = undefined;
        } else if (turn <= Turn.Send) {
          response = content = undefined;
          const url = texts.shift()!;
          const headers: Record<string, string> = {};
          let body: BodyInit | undefined;
          if (turn === Turn.Exchange) body = texts.shift();
          while (texts.length) headers[texts.shift()!.toLowerCase()] = texts.shift()!;
          if (turn === Turn.Send) body = typeof own == "function" ? await limit.wait(own(headers)) : own;
          request = { method: turn === Turn.Send ? operation.method : METHODS[1]!, url };
          // Another host must not see the credential, and runtimes would send a key on.
          const init: RequestInit & { duplex: "half" } = { method: request.method, body: body ?? null, signal, redirect: "manual", duplex: "half" };
          if (turn === Turn.Exchange) {
            mine = shared.exchange = { until: isolated() ? Date.now() + 1e4 : Infinity };
            for (const name in headers) headers[name] = headers[name]!.replace(/^Basic (.*)/, (_, pair) => "Basic " + btoa(pair));
          } else {
            attempts += 1;
            sent = true;
            for (const added of [client.headers, prepared.options.headers]) if (added) lay(headers, added as HeadersInit);
          }
          init.headers = tell("onRequest", { headers }) ?? headers;
          response = await limit.wait(send(url, init));
          tell("onResponse", { response });
          const elsewhere = isFile && response.status > 300 && response.headers.get("location");
          if (elsewhere) response = await limit.wait(send(new URL(elsewhere, url).href, { signal }));
          if (turn === Turn.Exchange) content = await limit.wait(response.text());
          else {
            // The usual case, without a whole step.
            const after = run((core) => core.deliver(+mark, response!.status)) >>> 0;
            if (after) {
              mark = String(after);
              shared.learnt[3] = String(run((core) => core.refund(+shared.learnt[3]!)));
              const file = isFile && response.body;
              if (how.raw || file) {
                open = false;
                limit.loosen();
              }
              if (how.raw) return done();
              if (file) return done(download(response, limit, (error) => (broken(error), next())));
              content = await limit.wait(response.text());
              if (!content) return done();
              let data;
              try {
                data = JSON.parse(content);
              } catch (error) {
                // The core says what is wrong with it.
                cause = error;
                continue;
              }
              return done(data);
            }
          }
        } else {
          pause = +texts[0]!;
          content = await limit.wait(response!.text());
        }
      } catch (error) {
        if (error instanceof SmartRecruitersError) throw error;
        broken(error);
      }
    }
  } catch (error) {
    if (!(error instanceof SmartRecruitersError)) throw error;
    // Those who wait for the exchange would fail as it did, unless it was given up by its caller.
    if (mine && (event < 1 || event > 2)) mine.error = error;
    const { headers, body, cause } = error;
    const told = error.operation === id ? error : new SmartRecruitersError(Kind.Argument, { ...error, headers, body, operation: id }, cause);
    tell("onError", { error: told });
    throw told;
  } finally {
    if (mine && shared.exchange === mine) shared.exchange = undefined;
    release();
    if (open) limit.close();
  }
}

/** Options over others; what is undefined is not given. */
export function merge<Below, Above extends object>(below: Below, above: Above): Below & Above {
  const merged = { ...below } as Record<string, unknown>;
  for (const [name, value] of Object.entries(above)) if (value !== undefined) merged[name] = value;
  return merged as Below & Above;
}

/** Seconds of a `Retry-After`, which is a number or a date. */
function told(headers: Headers, now: number): number | "" {
  const header = headers.get("retry-after") ?? "";
  const seconds = /^\d+$/.test(header) ? +header : Math.ceil((Date.parse(header) - now) / 1e3);
  return isNaN(seconds) ? "" : Math.min(Math.max(0, seconds), 4e9);
}

/** What the four headers say that each answer of the vendor has. */
export function rateLimit(response: Response | undefined): RateLimit {
  const number = (name: string): number | undefined => {
    const value = response?.headers.get("x-ratelimit-" + name);
    return value ? +value : undefined;
  };
  return {
    limit: number("limit"),
    remaining: number("remaining"),
    concurrentLimit: number("concurrent-limit"),
    concurrentRemaining: number("concurrent-remaining"),
  };
}
