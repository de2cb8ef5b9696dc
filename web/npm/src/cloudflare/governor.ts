// One place that counts: the calls of a credential, from all isolates, start when a Durable Object lets them. It has the credential's token, too.
//
//   isolate: enter ──▶ object: queue ──▶ ticket ──▶ isolate: fetch ──▶ release, with what the answer said of the limits
//                                           └── the isolate is gone: the runtime disposes of the ticket, and the permit is free again

import { DurableObject, RpcTarget } from "cloudflare:workers";

import type { GovernorClass, GovernorReport, GovernorSnapshot } from "../types.js";
import { Queue } from "./queue.js";
import type { ObjectState } from "./runtime.js";
import { type Exchange, type Exchanged, Tokens } from "./tokens.js";

/** A place in the queue, once it is asked for; then a permit. */
export interface GovernorTicket {
  /**
   * Queues the call, and answers when it may start with the number of its permit; after half a second with nothing, and is asked again. So who is
   * gone has no question open, and the runtime disposes of the ticket.
   */
  granted(): Promise<number | undefined>;
  /** The call has ended. */
  release(report: GovernorReport): Promise<void>;
}

/** What `SmartRecruitersGovernor` answers from afar. */
export interface GovernorStub {
  enter(of: GovernorClass): Promise<GovernorTicket>;
  /** Ends the call with this permit, for a caller whose ticket was of an earlier life of the object. */
  settle(permit: number, report: GovernorReport): Promise<void>;
  token(exchange: Exchange, refused: number): Promise<Exchanged>;
  snapshot(): Promise<GovernorSnapshot>;
}

/** Settings of a governor. */
export interface GovernorEnv {
  /** Secret. Encrypts the access tokens that are kept: 32 random bytes in any spelling. Without it they are in memory alone. */
  SR_TOKEN_KEY?: string;
}

/** Lets the calls of one credential start, wherever they are made. One object for each credential. */
export class SmartRecruitersGovernor extends DurableObject {
  #queue = new Queue();
  #tokens: Tokens;
  #storage: ObjectState["storage"];
  #sql: ObjectState["storage"]["sql"];
  #next = 0;
  #alarm = Infinity;
  /** What ends the running calls, by permit. */
  #running = new Map<number, (report: GovernorReport) => void>();
  /** Permits that are in no table yet. Most calls end before they would be. */
  #fresh = new Map<number, GovernorClass>();
  #storing: unknown;

  constructor(state: ObjectState, env: GovernorEnv) {
    super(state, env);
    this.#storage = state.storage;
    this.#sql = state.storage.sql;
    this.#sql.exec("CREATE TABLE IF NOT EXISTS permit (id INTEGER PRIMARY KEY, class TEXT NOT NULL, since INTEGER NOT NULL)");
    this.#sql.exec("CREATE TABLE IF NOT EXISTS latest (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL)");
    this.#tokens = new Tokens(state.storage, env.SR_TOKEN_KEY, (at) => this.#wake(at));
    void state.blockConcurrencyWhile(() => this.#recover());
  }

  /** Gives a ticket for a call. It is queued by `granted`: who is gone before has no ticket that could be disposed of. */
  enter(of: GovernorClass): GovernorTicket {
    let permit: number | undefined;
    let leave = (): void => undefined;
    const queue = (): Promise<number> =>
      new Promise((done) => {
        leave = this.#queue.enter(of, (started) => done((permit = this.#note(of, started))));
      });
    return new Ticket(queue, (report) => (permit === undefined ? leave() : this.settle(permit, report)));
  }

  settle(permit: number, report: GovernorReport): void {
    this.#running.get(permit)?.(report);
    this.#running.delete(permit);
    if (!this.#fresh.delete(permit)) this.#sql.exec("DELETE FROM permit WHERE id = ?", permit);
  }

  /** An access token for a client credential: the one there is, or one exchange for all who ask. */
  token(exchange: Exchange, refused: number): Promise<Exchanged> {
    return this.#tokens.get(exchange, refused);
  }

  snapshot(): GovernorSnapshot {
    return this.#queue.snapshot();
  }

  /** Ends permits whose holders never came back, and renews tokens. */
  override async alarm(): Promise<void> {
    this.#alarm = Infinity;
    for (const { id } of [...this.#sql.exec("SELECT id FROM permit WHERE since <= ?", Date.now() - LEASE_MS)]) this.settle(Number(id), NOTHING);
    const [rest] = this.#sql.exec("SELECT MIN(since) AS since FROM permit");
    if (rest?.since) await this.#wake(Number(rest.since) + LEASE_MS);
    const renewal = await this.#tokens.renew();
    if (renewal) await this.#wake(renewal);
  }

  #note(of: GovernorClass, started: number): number {
    const id = (this.#next = Math.max(this.#next + 1, Date.now()));
    this.#running.set(id, (report) => this.#queue.release(of, started, report));
    this.#fresh.set(id, of);
    this.#storing ??= setTimeout(() => this.#store(), STORE_MS);
    return id;
  }

  /** Writes down what runs. Every answer waits for what was written before it, so this is not done for each call. */
  #store(): void {
    this.#storing = undefined;
    const now = Date.now();
    for (const [id, of] of this.#fresh) this.#sql.exec("INSERT INTO permit (id, class, since) VALUES (?, ?, ?)", id, JSON.stringify(of), now);
    if (this.#fresh.size > 0) void this.#wake(now + LEASE_MS);
    this.#fresh.clear();
    this.#sql.exec("INSERT OR REPLACE INTO latest (one, at) VALUES (1, ?)", now);
  }

  /** Sees to it that the alarm goes off by then. */
  async #wake(at: number): Promise<void> {
    if (at >= this.#alarm) return;
    this.#alarm = at;
    await this.#storage.setAlarm(at);
  }

  /** After an eviction: what was running counts as running for a while, and what was started in the last second is waited for. */
  async #recover(): Promise<void> {
    const [latest] = this.#sql.exec("SELECT at FROM latest");
    const rest = Number(latest?.at ?? 0) + WINDOW_MS - Date.now();
    if (rest > 0) await new Promise((done) => setTimeout(done, rest));
    // Their holders lost their tickets with the earlier life. Those that are still there settle in a moment.
    this.#sql.exec("UPDATE permit SET since = MIN(since, ?)", Date.now() - LEASE_MS + ORPHAN_MS);
    if (latest) await this.#wake(Date.now() + ORPHAN_MS);
    for (const row of [...this.#sql.exec("SELECT id, class FROM permit")]) {
      const of = JSON.parse(`${row.class}`) as GovernorClass;
      const id = (this.#next = Math.max(this.#next, Number(row.id)));
      let end = (_report: GovernorReport): void => leave();
      const leave = this.#queue.enter(of, (started) => (end = (report) => this.#queue.release(of, started, report)));
      this.#running.set(id, (report) => end(report));
    }
  }
}

class Ticket extends RpcTarget implements GovernorTicket {
  #queue: () => Promise<number>;
  #permit: Promise<number> | undefined;
  #end: ((report: GovernorReport) => void) | undefined;

  constructor(queue: () => Promise<number>, end: (report: GovernorReport) => void) {
    super();
    this.#queue = queue;
    this.#end = end;
  }

  granted(): Promise<number | undefined> {
    return Promise.race([(this.#permit ??= this.#queue()), new Promise<undefined>((done) => setTimeout(done, ASK_MS))]);
  }

  async release(report: GovernorReport): Promise<void> {
    this.#end?.(report);
    this.#end = undefined;
  }

  [Symbol.dispose](): void {
    void this.release(NOTHING);
  }
}

/** What is known of the limits when a caller is gone. */
export const NOTHING: GovernorReport = { limit: undefined, remaining: undefined, concurrentLimit: undefined, concurrentRemaining: undefined, pause: 0 };
/** A permit that is held longer is lost: no call takes so long, as the vendor advises 128 s at most. */
const LEASE_MS = 150_000;
/** How long a permit counts whose object started again. */
const ORPHAN_MS = 10_000;
/** After how long a running call is written down. */
const STORE_MS = 200;
/** After how long a waiting call shows that it is still there. */
const ASK_MS = 500;
/** In which the vendor counts, and a little more: the last start may not have been written down. */
const WINDOW_MS = 1_250;
