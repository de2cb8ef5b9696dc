// Lets calls start: a queue before each lane. Whether the first of a queue may start is decided in the core.

import { lane as at } from "./core.js";
import type { Governor, GovernorClass, GovernorReport, GovernorSnapshot } from "./types.js";

/** One class of calls. */
interface Lane {
  /** The core's: requests a second, in flight, running; and what it counts. */
  readonly state: Uint32Array;
  /** When the running calls started. */
  readonly running: number[];
  readonly waiting: Waiter[];
  timer?: unknown;
}

interface Waiter {
  start(now: number): void;
  /** When it last looked. */
  seen: number;
}

/** Numbers of a lane in the core. */
const LANE = 22;
/** What the core says where only the end of a running call helps. */
const BLOCKED = 2 ** 32 - 1;

/** Milliseconds of a clock that never goes back. */
export const clock = (): number => Math.floor(performance.now());

/**
 * Whether each request has a context of its own, as in Workers: what one promises must not be awaited by another, and one that is over leaves
 * its calls as they are. There, each call looks by itself whether it may start. `ISOLATING` is false where the module is compiled at run time,
 * which such runtimes refuse, so that pages need not load what they cannot use.
 */
export const isolated = (): boolean => ISOLATING && ("EdgeRuntime" in globalThis || globalThis.navigator?.userAgent === "Cloudflare-Workers");
/** How often it looks, in milliseconds. */
const LOOK = 10;
/** After how long a call that does not look is gone. */
const GONE = 1e3;
/** After how long a call that runs is gone. */
const LOST = 6e4;

/** The governor of a client that was given none. */
export class Limiter implements Governor {
  #lanes: Record<string, Lane> = {};
  #most: number;
  #waiting = 0;

  constructor(most = Infinity) {
    this.#most = most;
  }

  acquire(of: GovernorClass, signal: AbortSignal): number | Promise<number> {
    const { perSecond, concurrent, name } = of;
    const lane = (this.#lanes[name] ??= { state: new Uint32Array(LANE), running: [], waiting: [] });
    if (!lane.state[0]) lane.state.set([perSecond, concurrent]);
    const now = clock();
    if (!lane.waiting.length && !this.#start(lane, now)) return now;
    if (this.#waiting >= this.#most) throw new RangeError(`${this.#waiting} calls wait already`);
    return new Promise((done, fail) => {
      const waiter: Waiter = { seen: now, start: done };
      lane.waiting.push(waiter);
      this.#waiting += 1;
      signal.addEventListener("abort", () => {
        const place = lane.waiting.indexOf(waiter);
        if (place < 0) return;
        lane.waiting.splice(place, 1);
        this.#waiting -= 1;
        fail(signal.reason);
        this.#pump(lane);
      });
      if (ISOLATING && isolated()) {
        let started: number | undefined;
        waiter.start = (now) => void (started = now);
        const look = (): void => {
          waiter.seen = clock();
          this.#pump(lane);
          if (started !== undefined) done(started);
          else if (!signal.aborted) setTimeout(look, LOOK);
        };
        look();
      } else this.#pump(lane);
    });
  }

  release({ name }: GovernorClass, started: unknown, report: GovernorReport): void {
    const lane = this.#lanes[name]!;
    const place = lane.running.indexOf(started as number);
    if (place < 0) return;
    lane.running.splice(place, 1);
    const { limit = -1, remaining = -1, concurrentLimit = -1, concurrentRemaining = -1, pause } = report;
    at(lane.state, (core) => core.finish(started as number, clock(), limit, remaining, concurrentLimit, concurrentRemaining, pause));
    this.#pump(lane);
  }

  snapshot(): GovernorSnapshot {
    const now = clock();
    const classes = Object.entries(this.#lanes).map(([name, { state, waiting }]) => {
      const [perSecond, concurrent, running, pausedAt, pause] = state as unknown as [number, number, number, number, number];
      return [name, { perSecond, concurrent, running, waiting: waiting.length, paused: Math.max(0, pausedAt + pause - now) }];
    });
    return { waiting: this.#waiting, classes: Object.fromEntries(classes) };
  }

  /** Milliseconds until a call may start; 0 where it has. */
  #start(lane: Lane, now: number): number {
    const wait = at(lane.state, (core) => core.start(now));
    if (!wait) lane.running.push(now);
    return wait;
  }

  /** Starts all that may start. */
  #pump(lane: Lane): void {
    const now = clock();
    const alone = ISOLATING && isolated();
    clearTimeout(lane.timer as number);
    if (ISOLATING && alone && now - lane.running[0]! > LOST) at(lane.state, (core) => core.finish(lane.running.shift()!, now, -1, -1, -1, -1, 0));
    for (let first; (first = lane.waiting[0]); ) {
      if (!ISOLATING || !alone || now - first.seen < GONE) {
        const wait = this.#start(lane, now);
        if (wait) {
          if (!(ISOLATING && alone) && wait < BLOCKED) lane.timer = setTimeout(() => this.#pump(lane), wait);
          return;
        }
        first.start(now);
      }
      lane.waiting.shift();
      this.#waiting -= 1;
    }
  }
}
