// Ten thousand candidates under the vendor's limits, with the sandbox as the vendor. Client and sandbox share a clock that jumps to whatever
// is waited for, so that minutes pass in no time.

import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const START = 1_793_610_000_000;
const MANY = 10_000;
/** The list leaves some out. */
const ALL = 11_000;

export const tests = (load, entry) => {
  /** A client of a company, and what its calls did. */
  async function company(candidates, options) {
    const { SmartRecruiters } = await load();
    const { createSandbox } = await entry("sandbox");
    const sandbox = await createSandbox({ candidates, now: Date.now });
    const counts = { calls: 0, running: 0, most: 0, refused: 0 };
    const fetch = async (url, init) => {
      counts.calls += 1;
      counts.most = Math.max(counts.most, (counts.running += 1));
      try {
        const answer = await sandbox.fetch(url, init);
        counts.refused += Number(answer.status === 429);
        return answer;
      } finally {
        counts.running -= 1;
      }
    };
    return { sr: new SmartRecruiters({ apiKey: sandbox.apiKey }, { fetch, ...options }), sandbox, counts };
  }

  return {
    async "10,000 candidates are listed: none is lost or doubled, one call at a time, none is refused, memory stays flat"() {
      await quickly(async ({ passed }) => {
        const { sr, counts } = await company(ALL);
        const memories = watched();
        const total = (await sr.candidates.list({ limit: 1 })).totalFound;
        assert.ok(total >= MANY, `${total}`);
        const ids = new Set();
        const measured = () => [used(), ...memories.map(({ buffer }) => buffer.byteLength)];
        let early;
        for await (const { items } of sr.candidates.list().pages()) {
          for (const { id } of items) ids.add(id);
          if (!early && ids.size >= MANY / 10) early = measured();
        }
        const late = measured();
        assert.equal(ids.size, total);
        assert.deepEqual([counts.calls, counts.most, counts.refused], [Math.ceil(total / 100) + 1, 1, 0]);
        assert.ok(passed() >= (counts.calls / 10 - 1) * 1000, `${counts.calls} calls in ${passed()} ms`);
        assert.deepEqual(late.slice(1), early.slice(1), "memory of the core");
        // The ids that this test keeps, and nothing else.
        assert.ok(late[0] - early[0] < 4e6, `${late[0] - early[0]} bytes more`);
      });
    },

    async "the same list by five loops at once is as careful"() {
      await quickly(async () => {
        const { sr, counts } = await company(1000);
        const lists = Array.from({ length: 5 }, () => sr.candidates.list().toArray({ limit: 500 }));
        for (const all of await Promise.all(lists)) assert.equal(new Set(all.map(({ id }) => id)).size, 500);
        assert.deepEqual([counts.calls, counts.most, counts.refused], [25, 1, 0]);
      });
    },

    async "a client that keeps to no limit is refused, and goes on when it may"() {
      await quickly(async () => {
        const { sr, counts } = await company(100, { governor: { acquire() {}, release() {} }, retries: 20, maxWait: 1e6 });
        const all = await Promise.all(Array.from({ length: 30 }, () => sr.candidates.list({ limit: 1 })));
        assert.equal(all.length, 30);
        assert.ok(counts.refused > 0, "the sandbox counts");
      });
    },
  };
};

/** Runs a task on a clock that jumps: a wait of the driver ends at once, and the time that it would have taken has passed. */
async function quickly(task) {
  const { setTimeout, Date: { now }, performance: { now: exact } } = globalThis;
  let passed = 0;
  Date.now = () => START + passed;
  performance.now = () => passed;
  globalThis.setTimeout = (done, time, ...rest) => {
    const due = passed + time;
    const jump = () => ((passed = Math.max(passed, due)), done(...rest));
    return time < 128e3 ? setTimeout(jump, 0) : setTimeout(() => {}, 0);
  };
  try {
    await task({ passed: () => passed });
  } finally {
    Object.assign(globalThis, { setTimeout });
    Date.now = now;
    performance.now = exact;
  }
}

/** Memories of the instances that are made from now on. */
function watched() {
  const { Instance } = WebAssembly;
  const memories = [];
  WebAssembly.Instance = function (...given) {
    WebAssembly.Instance = Instance;
    const instance = new Instance(...given);
    memories.push(instance.exports.memory);
    return instance;
  };
  return memories;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** Bytes of objects that are in use. */
function used() {
  collect();
  return process.memoryUsage().heapUsed;
}
