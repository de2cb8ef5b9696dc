// What was delivered, in a Durable Object: an event is accepted once, handled once, and kept until it is.
//
//   accept ──▶ waiting ──send──▶ queued ──claim──▶ running ──done──▶ done
//                 ▲                 ▲                 │
//                 └── alarm: send   └──── failed ─────┤
//                                                     └──bury──▶ dead ──revive──▶ waiting

import { DurableObject } from "cloudflare:workers";

import type { ObjectState, QueueProducer } from "./runtime.js";

/** A delivery as it came, ready for a queue. */
export interface Letter {
  id: string;
  headers: Record<string, string>;
  body: string;
}

/** An event that was given up. */
export interface DeadLetter {
  id: string;
  name: string;
  /** Why its handler failed. */
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** How many events there are in each state. */
export type InboxCounts = Record<"waiting" | "queued" | "running" | "done" | "dead", number>;

/** Keeps the events of one part of the ids. `accept` says whether an event is new; everything else is about events that were accepted. */
export class WebhookInbox extends DurableObject {
  #sql: ObjectState["storage"]["sql"];
  #storage: ObjectState["storage"];
  #queue: QueueProducer<Letter>;

  constructor(state: ObjectState, env: { EVENTS: QueueProducer<Letter> }) {
    super(state, env);
    this.#storage = state.storage;
    this.#sql = state.storage.sql;
    this.#queue = env.EVENTS;
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS event (id TEXT PRIMARY KEY, state TEXT NOT NULL, since INTEGER NOT NULL, name TEXT NOT NULL, letter TEXT, reason TEXT)",
    );
    this.#sql.exec("CREATE INDEX IF NOT EXISTS event_state ON event (state, since)");
  }

  /** Takes an event, and tells whether it is new. It is stored before this answers. */
  async accept(letter: Letter): Promise<boolean> {
    const now = Date.now();
    const text = JSON.stringify(letter);
    const insert = "INSERT OR IGNORE INTO event (id, state, since, name, letter) VALUES (?, 'waiting', ?, ?, ?)";
    const { rowsWritten } = this.#sql.exec(insert, letter.id, now, letter.headers["event-name"] ?? "", text);
    if (rowsWritten === 0) return false;
    // Before the queue is told: whatever happens next, the alarm finds what was not sent.
    await this.#wake(now + RESEND_MS);
    this.ctx.waitUntil(this.#send(letter));
    return true;
  }

  /** Lets one consumer run an event. A claim that is neither done nor failed ends after `leaseMs`. */
  claim(id: string, leaseMs: number): "run" | "busy" | "done" {
    const now = Date.now();
    const [row] = this.#sql.exec("SELECT state AS stage, since FROM event WHERE id = ?", id);
    if (row?.stage === "running" && Number(row.since) > now) return "busy";
    if (row?.stage === "done" || row?.stage === "dead") return "done";
    if (row) this.#sql.exec("UPDATE event SET state = 'running', since = ? WHERE id = ?", now + leaseMs, id);
    // An event that is not known any more was done long ago.
    return row ? "run" : "done";
  }

  /** Ends an event. Only its id is kept, so that a late copy is known. */
  done(id: string): void {
    this.#sql.exec("UPDATE event SET state = 'done', since = ?, letter = NULL, reason = NULL WHERE id = ?", Date.now(), id);
  }

  /** Gives a claim back after its handler failed; the queue will try again. */
  failed(id: string, reason: string): void {
    this.#sql.exec("UPDATE event SET state = 'queued', since = ?, reason = ? WHERE id = ? AND state = 'running'", Date.now(), reason, id);
  }

  /** Keeps an event that the queue gave up, with the reason of its last failure. */
  bury(id: string): void {
    this.#sql.exec("UPDATE event SET state = 'dead', since = ? WHERE id = ? AND state <> 'done'", Date.now(), id);
  }

  /** Events that were given up, latest first. */
  dead(limit: number): DeadLetter[] {
    const rows = this.#sql.exec("SELECT id, name, reason, since FROM event WHERE state = 'dead' ORDER BY since DESC LIMIT ?", limit);
    return [...rows].map(({ id, name, reason, since }) => ({ id: `${id}`, name: `${name}`, reason: `${reason ?? ""}`, at: Number(since) }));
  }

  /** Tries an event again that was given up. Tells whether there was one. */
  async revive(id: string): Promise<boolean> {
    const [row] = this.#sql.exec("SELECT letter FROM event WHERE id = ? AND state = 'dead'", id);
    if (!row) return false;
    this.#sql.exec("UPDATE event SET state = 'waiting', since = ? WHERE id = ?", Date.now(), id);
    await this.#wake(Date.now() + RESEND_MS);
    this.ctx.waitUntil(this.#send(JSON.parse(`${row.letter}`) as Letter));
    return true;
  }

  /** How many events there are. */
  counts(): InboxCounts {
    const counts: InboxCounts = { waiting: 0, queued: 0, running: 0, done: 0, dead: 0 };
    for (const { stage, number } of this.#sql.exec("SELECT state AS stage, COUNT(*) AS number FROM event GROUP BY state")) {
      counts[stage as keyof InboxCounts] = Number(number);
    }
    return counts;
  }

  /** Sends what the queue did not take, and forgets what nobody can deliver again. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    const late = this.#sql.exec("SELECT letter FROM event WHERE state = 'waiting' AND since <= ? ORDER BY since LIMIT 50", now - RESEND_MS);
    for (const { letter } of [...late]) await this.#send(JSON.parse(`${letter}`) as Letter);
    this.#sql.exec("DELETE FROM event WHERE state = 'done' AND since < ?", now - KEPT_MS);
    const [rest] = this.#sql.exec("SELECT 1 FROM event WHERE state = 'waiting' LIMIT 1");
    const [old] = this.#sql.exec("SELECT MIN(since) AS since FROM event WHERE state = 'done'");
    if (rest) await this.#wake(now + RESEND_MS);
    else if (old?.since) await this.#wake(Number(old.since) + KEPT_MS + RESEND_MS);
  }

  async #send(letter: Letter): Promise<void> {
    try {
      await this.#queue.send(letter);
    } catch {
      return; // The alarm tries again.
    }
    // A consumer may have been faster.
    this.#sql.exec("UPDATE event SET state = 'queued' WHERE id = ? AND state = 'waiting'", letter.id);
  }

  async #wake(at: number): Promise<void> {
    const set = await this.#storage.getAlarm();
    if (set === null || set > at) await this.#storage.setAlarm(at);
  }
}

/** After this time without the queue's word, an event is sent to it again. */
const RESEND_MS = 5_000;
/** The vendor's callbacks log goes back 30 days; nothing older comes again. */
const KEPT_MS = 35 * 24 * 3_600_000;
