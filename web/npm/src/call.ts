// One call: does what the core says, with the runtime's own fetch and timers.

import { body, parameters, text } from "./arguments.js";
import { shape, step } from "./core.js";
import { download } from "./download.js";
import { type Evidence, type Fault, SmartRecruitersError } from "./error.js";
import { breakage } from "./json.js";
import { limited } from "./limit.js";
import type { ClientOptions, RequestOptions } from "./types.js";

/** What the calls of one client share. */
export interface Session {
  origin: string;
  /** 1 API key, 2 access token, 3 client credential in a form, 4 the same as HTTP Basic. */
  kind: number;
  id: string;
  secret: string;
  /** What the core learnt: an access token, its end in seconds, how many there were. */
  learnt: string[];
  options: ClientOptions;
}

// What the core says to do; 2 is to read the answer. All beyond `KEEP` is failure.
const EXCHANGE = 0;
const SEND = 1;
const DELIVER = 3;
const KEEP = 4;
const UNREADABLE = 8;

/** For the core: what the call was waiting for is there. */
const ANSWER = 3;

/** Calls an operation with the arguments of its method. */
export async function call(session: Session, operation: number, id: string, given: unknown[]): Promise<unknown> {
  const bits = shape(operation);
  const count = bits & 7;
  const isFile = bits & 128;
  const path = given.splice(0, count).map(text);
  const kind = (bits >> 3) & 7;
  const own = kind ? body(kind, given.shift()) : undefined;
  const named = parameters(bits & 64 ? given.shift() : undefined);
  const options = (given[0] ?? {}) as RequestOptions;
  const added = new Headers(options.headers as HeadersInit);
  const send = session.options.fetch ?? fetch;
  const limit = limited(options, session.options.timeout);
  const { signal } = limit;

  let event = signal.aborted ? limit.why() : ANSWER;
  let mark = "0";
  let request: Evidence["request"];
  let response: Response | undefined;
  let content: string | undefined;
  let cause: unknown;
  let open = true;

  /** Asks the core what to do, and throws where that is to fail. */
  const next = (): { turn: number; method: string; texts: string[] } => {
    const { status, headers } = response ?? {};
    const { origin, kind, id: client, secret, learnt } = session;
    const head = [operation, mark, event, status ?? 0, Math.floor(Date.now() / 1e3), own === undefined ? 0 : 1];
    const held = [origin, client, secret, learnt[0], kind, learnt[1], learnt[2], count, ...path, ...named, ""];
    const texts = step([...head, ...held, headers?.get("content-type") ?? ""], content ?? "");
    session.learnt = texts.splice(-5, 3);
    const turn = Number(texts.pop());
    mark = texts.pop()!;
    const last = texts.pop()!;
    if (turn <= KEEP) return { turn, method: last, texts };
    let detail = plain(texts.pop()!)!;
    if (turn === UNREADABLE) detail = detail.replace(/was it.*/, `it breaks at ${breakage(content!)}`);
    const faults: Fault[] = [];
    while (status && texts.length) {
      const [code, message, dataPath] = texts.splice(0, 3).map(plain);
      faults.push({ code, message, dataPath });
    }
    // A success that failed was a token exchange, whose body may hold the token.
    const body = turn === UNREADABLE || status! > 299 ? content : undefined;
    throw new SmartRecruitersError(Number(last), { operation: id, detail, faults, status, request, headers, body }, cause);
  };

  const broken = (error: unknown): void => {
    event = limit.why();
    cause = error;
  };

  try {
    for (;;) {
      const { turn, method, texts } = next();
      if (turn === KEEP) {
        session.learnt[0] = plain(session.learnt[0]!)!;
        response = content = undefined;
        continue;
      }
      try {
        if (turn <= SEND) {
          response = content = undefined;
          const url = texts.shift()!;
          const body = turn === SEND ? own : texts.shift();
          const headers = new Headers();
          while (texts.length) headers.set(texts.shift()!, texts.shift()!);
          if (turn === SEND) added.forEach((value, name) => headers.set(name, value));
          request = { method: turn === SEND ? method : "POST", url };
          // Another host must not see the credential, and runtimes would send a key on.
          const redirect = "manual";
          response = await limit.wait(send(url, { method: request.method, headers, body: body ?? null, signal, redirect }));
          const elsewhere = isFile && response.status > 300 && response.headers.get("location");
          if (elsewhere) response = await limit.wait(send(new URL(elsewhere, url).href, { signal }));
          if (turn === EXCHANGE) content = await limit.wait(response.text());
        } else if (turn === DELIVER && isFile && response!.body) {
          open = false;
          return download(response!, limit, (error) => (broken(error), next()));
        } else content = await limit.wait(response!.text());
      } catch (error) {
        broken(error);
        continue;
      }
      if (turn !== DELIVER) continue;
      if (!content) return;
      try {
        return JSON.parse(content);
      } catch {
        // The core says what is wrong with it.
      }
    }
  } finally {
    if (open) limit.close();
  }
}

/** A text of the vendor as it was meant; the core leaves it as it stands between the quotes of JSON. */
function plain(text: string): string | undefined {
  try {
    return JSON.parse(`"${text}"`) || undefined;
  } catch {
    return text;
  }
}
