// Queues of the calls of a credential, one before each lane. In a Durable Object all requests share one context, so a call is told when it may
// start and need not look by itself, as it must where `Limiter` runs in a Worker.

import { lane as at } from "../core.js";
import { clock } from "../governor.js";
import type { GovernorClass, GovernorReport, GovernorSnapshot } from "../types.js";

interface Lane {
  /** The core's: requests a second, in flight, running; and what it counts. */
  readonly counts: Uint32Array;
  /** In the order they came. */
  readonly waiting: Set<(now: number) => void>;
  timer?: unknown;
}

/** Lets calls start in the order they came. */
export class Queue {
  #lanes = new Map<string, Lane>();

  /** Queues a call, and gives what takes it out again. `start` is told when it may start. */
  enter(of: GovernorClass, start: (now: number) => void): () => void {
    const lane = this.#lane(of);
    const place = (now: number): void => start(now);
    lane.waiting.add(place);
    this.#pump(lane);
    return () => void lane.waiting.delete(place);
  }

  /** A call that started at `started` has ended. */
  release(of: GovernorClass, started: number, report: GovernorReport): void {
    const lane = this.#lane(of);
    const { limit = -1, remaining = -1, concurrentLimit = -1, concurrentRemaining = -1, pause } = report;
    at(lane.counts, (core) => core.finish(started, clock(), limit, remaining, concurrentLimit, concurrentRemaining, pause));
    this.#pump(lane);
  }

  snapshot(): GovernorSnapshot {
    const now = clock();
    let all = 0;
    const classes = [...this.#lanes].map(([name, { counts, waiting }]) => {
      const [perSecond, concurrent, running, pausedAt, pause] = counts as unknown as [number, number, number, number, number];
      all += waiting.size;
      return [name, { perSecond, concurrent, running, waiting: waiting.size, paused: Math.max(0, pausedAt + pause - now) }];
    });
    return { waiting: all, classes: Object.fromEntries(classes) };
  }

  #lane({ name, perSecond, concurrent }: GovernorClass): Lane {
    let lane = this.#lanes.get(name);
    if (!lane) {
      lane = { counts: new Uint32Array(LANE), waiting: new Set() };
      lane.counts.set([perSecond, concurrent]);
      this.#lanes.set(name, lane);
    }
    return lane;
  }

  /** Starts all that may start. */
  #pump(lane: Lane): void {
    clearTimeout(lane.timer as number);
    for (const start of lane.waiting) {
      const now = clock();
      const wait = at(lane.counts, (core) => core.start(now));
      if (wait) {
        if (wait < BLOCKED) lane.timer = setTimeout(() => this.#pump(lane), wait);
        return;
      }
      lane.waiting.delete(start);
      start(now);
    }
  }
}

/** Numbers of a lane in the core. */
const LANE = 22;
/** What the core says where only the end of a running call helps. */
const BLOCKED = 2 ** 32 - 1;
