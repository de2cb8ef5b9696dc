// The isolate's side of the governor: asks the object, and counts for itself where the object gives no word.

import { Limiter, clock } from "../governor.js";
import type { Fetch, Governor, GovernorClass, GovernorReport } from "../types.js";
import { type GovernorStub, type GovernorTicket, NOTHING } from "./governor.js";
import type { ObjectNamespace } from "./runtime.js";

/** How a client uses the object. */
export interface DurableGovernorOptions {
  /** Name of the object: one for each credential. Default `default`. */
  name?: string;
  /**
   * Longest wait in milliseconds for a word of the object; after that this isolate counts for itself. For a token, whose exchange takes its
   * time, five times as long. Default 2,000.
   */
  patience?: number;
  /** Is told when the object gives no word. Default: a warning in the log. */
  onFallback?: (why: unknown) => void;
}

/** A governor that has access tokens, too. */
export interface DurableGovernor extends Governor {
  /**
   * A `fetch` for the clients of this governor, which lets the object exchange client credentials. The `SmartRecruiters` of
   * `smartrecruiters/cloudflare` takes it by itself.
   */
  sending(send?: Fetch): Fetch;
}

interface Permit {
  readonly of: GovernorClass;
  ticket?: GovernorTicket | undefined;
  number?: number;
  local?: unknown;
  /** When it came, in milliseconds of the clock. */
  since: number;
}

/** A governor for a client, which asks the object that counts for all isolates: `new SmartRecruiters(…, { governor: durableGovernor(env.SR_GOVERNOR) })`. */
export function durableGovernor(objects: ObjectNamespace<GovernorStub>, options: DurableGovernorOptions = {}): DurableGovernor {
  const { name = "default", patience = 2_000 } = options;
  const fallback = options.onFallback ?? ((why) => console.warn(`the governor ${name} gives no word:`, why));
  const local = new Limiter();
  // A stub is of no use any more once its object went away.
  const object = (): GovernorStub => objects.get(objects.idFromName(name) as never);
  /** Permits by the signals of their calls, which `fetch` is given, too. */
  const permits = new WeakMap<AbortSignal, Permit>();
  /** Tokens that the object gave, by their exchange. */
  const given = new Map<string, { generation: number; expires: number }>();

  /** Waits until the call may start, and fills in its permit. */
  const queue = async (permit: Permit, signal: AbortSignal): Promise<void> => {
    for (let lives = 1; ; lives += 1) {
      let ticket: GovernorTicket | undefined;
      const leave = (): void => ticket && dispose(ticket);
      try {
        ticket = await soon(object().enter(permit.of), patience);
        signal.addEventListener("abort", leave);
        let number: number | undefined;
        while (number === undefined) number = await Promise.race([ticket.granted(), aborted(signal)]);
        Object.assign(permit, { ticket, number, since: clock() });
        return;
      } catch (why) {
        leave();
        if (signal.aborted) throw signal.reason;
        // An object that is moved while calls wait is there again in a moment, and they queue once more.
        if (!(why instanceof Silence) && lives < LIVES) continue;
        fallback(why);
        permit.local = await local.acquire(permit.of, signal);
        permit.since = clock();
        return;
      } finally {
        signal.removeEventListener("abort", leave);
      }
    }
  };

  const end = (permit: Permit, report: GovernorReport): void => {
    const { of, ticket, number, local: started } = permit;
    permit.ticket = permit.local = undefined;
    if (started !== undefined) local.release(of, started, report);
    if (!ticket) return;
    const told = ticket.release(report).catch(() => object().settle(number!, report));
    void told.catch(() => undefined).then(() => dispose(ticket));
  };

  const exchange = async (send: Fetch, url: string, init: RequestInit): Promise<Response> => {
    const body = String(init.body);
    const headers = Object.fromEntries(new Headers(init.headers));
    const key = [url, headers["authorization"], body].join(" ");
    const last = given.get(key);
    // A client that asks again before its token ends was refused with it.
    const refused = last && last.expires - Date.now() > CLIENT_EARLY_MS ? last.generation : 0;
    try {
      const got = await soon(object().token({ url, headers, body }, refused), 5 * patience);
      if (!("token" in got)) return new Response(got.body, { status: got.status, headers: { "content-type": got.type } });
      given.set(key, got);
      return Response.json({ access_token: got.token, expires_in: Math.floor((got.expires - Date.now()) / 1_000) });
    } catch (why) {
      if (init.signal?.aborted) throw why;
      fallback(why);
      return await send(url, init);
    }
  };

  return {
    async acquire({ name, perSecond, concurrent }, signal): Promise<Permit> {
      const permit: Permit = { of: { name, perSecond, concurrent }, since: 0 };
      await queue(permit, signal);
      permits.set(signal, permit);
      return permit;
    },

    release: (_of, permit, report) => end(permit as Permit, report),

    snapshot: () => local.snapshot(),

    sending: (send) => async (url, init) => {
      const others = send ?? fetch;
      if (url.endsWith("/identity/oauth/token") && String(init.body).startsWith("grant_type=client_credentials")) return await exchange(others, url, init);
      const permit = init.signal ? permits.get(init.signal) : undefined;
      // The call had to wait for a token, and the vendor would count it long after the object did.
      if (permit && clock() - permit.since > LATE_MS) {
        end(permit, NOTHING);
        await queue(permit, init.signal!);
      }
      return await others(url, init);
    },
  };
}

/** Tells the object that nobody holds the ticket any more. */
function dispose(ticket: GovernorTicket): void {
  (ticket as Partial<Disposable>)[Symbol.dispose]?.();
}

/** Rejects when the signal aborts. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) => {
    if (signal.aborted) fail(signal.reason);
    signal.addEventListener("abort", () => fail(signal.reason));
  });
}

/** The object said nothing. */
class Silence extends Error {}

async function soon<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: unknown;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Silence(`no word within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer as number);
  }
}

/** How often a call queues, each time because the object went away. */
const LIVES = 4;
/** How long before its end the core takes a token for spent. */
const CLIENT_EARLY_MS = 60_000;
/** How long after it was let start a call may be sent. */
const LATE_MS = 50;
