// One place that counts: the calls of a credential, from all isolates, start when a Durable Object lets them.
//
//   isolate: enter ──▶ object: queue ──▶ Ticket ──▶ isolate: fetch ──▶ release, with what the answer said of the limits
//                                           └── the isolate is gone: the runtime disposes of the ticket, and the permit is free again

import { DurableObject, RpcTarget } from "cloudflare:workers";

import { Limiter } from "../governor.js";
import type { Governor, GovernorClass, GovernorReport, GovernorSnapshot } from "../types.js";
import type { ObjectNamespace, ObjectState } from "./runtime.js";

/** A place in the queue, then a permit. */
export interface GovernorTicket {
  /** Answers when the call may start. */
  granted(): Promise<void>;
  /** The call has ended. */
  release(report: GovernorReport): Promise<void>;
}

/** What `SmartRecruitersGovernor` answers from afar. */
export interface GovernorStub {
  enter(of: GovernorClass): Promise<GovernorTicket>;
  snapshot(): Promise<GovernorSnapshot>;
}

/** Lets the calls of one credential start, wherever they are made. One object for each credential. */
export class SmartRecruitersGovernor extends DurableObject {
  #limiter = new Limiter();
  #sql: ObjectState["storage"]["sql"];
  #next = 0;

  constructor(state: ObjectState, env: unknown) {
    super(state, env);
    this.#sql = state.storage.sql;
    this.#sql.exec("CREATE TABLE IF NOT EXISTS permit (id INTEGER PRIMARY KEY, class TEXT NOT NULL, since INTEGER NOT NULL)");
    this.#sql.exec("CREATE TABLE IF NOT EXISTS latest (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL)");
    void state.blockConcurrencyWhile(() => this.#recover());
  }

  /** Queues a call. */
  enter(of: GovernorClass): GovernorTicket {
    const giving = new AbortController();
    let id: number | undefined;
    let started: unknown;
    const granted = Promise.resolve()
      .then(() => this.#limiter.acquire(of, giving.signal))
      .then((permit) => {
        started = permit;
        id = this.#note(of);
      });
    granted.catch(() => undefined);
    let over = false;
    const end = (report: GovernorReport): void => {
      if (over) return;
      over = true;
      giving.abort();
      // A call that is granted in this very moment is released all the same.
      void granted.then(
        () => this.#release(of, id!, started, report),
        () => undefined,
      );
    };
    return new Ticket(granted, end);
  }

  snapshot(): GovernorSnapshot {
    return this.#limiter.snapshot();
  }

  /** Ends permits whose holders never came back. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    const lost = [...this.#sql.exec("SELECT id FROM permit WHERE since <= ?", now - LEASE_MS)];
    for (const { id } of lost) this.#lost.get(Number(id))?.();
    this.#sql.exec("DELETE FROM permit WHERE since <= ?", now - LEASE_MS);
    const [rest] = this.#sql.exec("SELECT MIN(since) AS since FROM permit");
    if (rest?.since) await this.ctx.storage.setAlarm(Number(rest.since) + LEASE_MS);
  }

  /** Permits of an earlier life of this object, by id. */
  #lost = new Map<number, () => void>();

  #note(of: GovernorClass): number {
    const now = Date.now();
    const id = (this.#next = Math.max(this.#next + 1, now));
    this.#sql.exec("INSERT INTO permit (id, class, since) VALUES (?, ?, ?)", id, JSON.stringify(of), now);
    this.#sql.exec("INSERT OR REPLACE INTO latest (one, at) VALUES (1, ?)", now);
    this.ctx.waitUntil(this.#watch(now + LEASE_MS));
    return id;
  }

  async #watch(at: number): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(at);
  }

  #release(of: GovernorClass, id: number, started: unknown, report: GovernorReport): void {
    this.#limiter.release(of, started, report);
    this.#sql.exec("DELETE FROM permit WHERE id = ?", id);
  }

  /** After an eviction: what was running counts as running for a while, and what was started in the last second is waited for. */
  async #recover(): Promise<void> {
    const [latest] = this.#sql.exec("SELECT at FROM latest");
    const rest = Number(latest?.at ?? 0) + WINDOW_MS - Date.now();
    if (rest > 0) await new Promise((done) => setTimeout(done, rest));
    // Their holders lost their tickets with the earlier life, and need a moment to end.
    this.#sql.exec("UPDATE permit SET since = MIN(since, ?)", Date.now() - LEASE_MS + ORPHAN_MS);
    await this.ctx.storage.setAlarm(Date.now() + ORPHAN_MS);
    const never = new AbortController().signal;
    for (const row of this.#sql.exec("SELECT id, class FROM permit")) {
      const [id, of] = [Number(row.id), JSON.parse(`${row.class}`) as GovernorClass];
      const permit = this.#limiter.acquire(of, never);
      this.#lost.set(id, () => void Promise.resolve(permit).then((started) => this.#limiter.release(of, started, NOTHING)));
    }
  }
}

class Ticket extends RpcTarget implements GovernorTicket {
  #granted: Promise<void>;
  #end: (report: GovernorReport) => void;

  constructor(granted: Promise<void>, end: (report: GovernorReport) => void) {
    super();
    this.#granted = granted;
    this.#end = end;
  }

  granted(): Promise<void> {
    return this.#granted;
  }

  async release(report: GovernorReport): Promise<void> {
    this.#end(report);
  }

  [Symbol.dispose](): void {
    this.#end(NOTHING);
  }
}

/** How a client uses the object. */
export interface DurableGovernorOptions {
  /** Name of the object: one for each credential. Default `default`. */
  name?: string;
  /** Longest wait in milliseconds for a word of the object; after that the calls of this isolate count for themselves. Default 2,000. */
  patience?: number;
  /** Is told when the object gives no word. Default: a warning in the log. */
  onFallback?: (why: unknown) => void;
}

interface Permit {
  ticket?: GovernorTicket;
  local?: unknown;
}

/** A governor for a client, which asks the object that counts for all isolates: `new SmartRecruiters(…, { governor: durableGovernor(env.SR_GOVERNOR) })`. */
export function durableGovernor(objects: ObjectNamespace<GovernorStub>, options: DurableGovernorOptions = {}): Governor {
  const { name = "default", patience = 2_000 } = options;
  const fallback = options.onFallback ?? ((why) => console.warn(`the governor ${name} gives no word, so this isolate counts for itself:`, why));
  const local = new Limiter();
  return {
    async acquire(of, signal): Promise<Permit> {
      let ticket: GovernorTicket;
      try {
        const stub = objects.get(objects.idFromName(name) as never);
        ticket = await soon(stub.enter(of), patience);
      } catch (why) {
        fallback(why);
        return { local: await local.acquire(of, signal) };
      }
      const leave = (): void => dispose(ticket);
      signal.addEventListener("abort", leave);
      try {
        await Promise.race([ticket.granted(), aborted(signal)]);
      } catch (why) {
        if (signal.aborted) throw signal.reason;
        // The object went away while the call waited.
        fallback(why);
        return { local: await local.acquire(of, signal) };
      } finally {
        signal.removeEventListener("abort", leave);
      }
      return { ticket };
    },

    release(of, permit, report) {
      const { ticket, local: started } = permit as Permit;
      if (!ticket) return local.release(of, started, report);
      // An object that went away knows of the permit by its table.
      void ticket.release(report).then(
        () => dispose(ticket),
        () => undefined,
      );
    },

    snapshot: () => local.snapshot(),
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

async function soon<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: unknown;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no word within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer as number);
  }
}

/** What is known of the limits when a caller is gone. */
const NOTHING: GovernorReport = { limit: undefined, remaining: undefined, concurrentLimit: undefined, concurrentRemaining: undefined, pause: 0 };
/** A permit that is held longer is lost: no call takes so long, as the vendor advises 128 s at most. */
const LEASE_MS = 150_000;
/** How long a permit counts whose object started again. */
const ORPHAN_MS = 10_000;
/** In which the vendor counts, and a little more. */
const WINDOW_MS = 1_100;
