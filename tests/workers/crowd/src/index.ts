// Many isolates with one credential: each request of this Worker makes some calls of the API, through the governor or without it.

import { SmartRecruiters, SmartRecruitersError, SmartRecruitersGovernor as Governor, durableGovernor } from "smartrecruiters/cloudflare";

interface Env {
  SR_GOVERNOR: DurableObjectNamespace<SmartRecruitersGovernor>;
  SR_TOKEN_KEY?: string;
  SMARTRECRUITERS_URL: string;
  SMARTRECRUITERS_CLIENT_ID: string;
  SMARTRECRUITERS_CLIENT_SECRET: string;
}

/** The governor, with what a test wants to see and do. */
export class SmartRecruitersGovernor extends Governor {
  /** Ends this life of the object, as the runtime does when it moves one. */
  evict(): void {
    this.ctx.abort("moved");
  }

  /** Rows of a table, with bytes as text. */
  rows(table: "permit" | "token"): Record<string, unknown>[] {
    const text = (value: unknown): unknown => (value instanceof ArrayBuffer ? new TextDecoder("latin1").decode(value) : value);
    return [...this.ctx.storage.sql.exec(`SELECT * FROM ${table}`)].map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)])));
  }
}

/** How the calls of one request ended. */
interface Tally {
  ok: number;
  refused: number;
  waits: number[];
  fallbacks: string[];
}

// The core's memories, in this isolate.
const memories: WebAssembly.Memory[] = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given: ConstructorParameters<typeof Instance>) {
    super(...given);
    memories.push(this.exports["memory"] as WebAssembly.Memory);
  }
};

/** Operations with ten calls a second each. */
const OPERATIONS: ((sr: SmartRecruiters) => PromiseLike<unknown>)[] = [
  (sr) => sr.users.list({ limit: 1 }),
  (sr) => sr.jobs.list({ limit: 1 }),
  (sr) => sr.systemRoles.list(),
  (sr) => sr.accessGroups.list(),
  (sr) => sr.interviewTypes.list(),
  (sr) => sr.configuration.departments.list(),
  (sr) => sr.configuration.hiringProcesses.list(),
  (sr) => sr.configuration.rejectionReasons.list(),
  (sr) => sr.configuration.withdrawalReasons.list(),
  (sr) => sr.configuration.sources.list(),
];

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { searchParams, pathname } = new URL(request.url);
    const object = env.SR_GOVERNOR.get(env.SR_GOVERNOR.idFromName("default"));
    if (pathname === "/snapshot") return Response.json({ ...(await object.snapshot()), permits: await object.rows("permit") });
    if (pathname === "/tokens") return Response.json(await object.rows("token"));
    if (pathname === "/memory") return Response.json(memories.map(({ buffer }) => buffer.byteLength));
    if (pathname === "/evict") return Response.json(await object.evict().catch(() => "gone"));
    const number = (name: string, usual = 1): number => Number(searchParams.get(name) ?? usual);
    const tally: Tally = { ok: 0, refused: 0, waits: [], fallbacks: [] };
    const onFallback = (why: unknown): void => void tally.fallbacks.push(`${why}`);
    const objects = env.SR_GOVERNOR as unknown as Parameters<typeof durableGovernor>[0];
    const governor = searchParams.has("alone") ? {} : { governor: durableGovernor(objects, { onFallback }) };
    const credential = { clientId: env.SMARTRECRUITERS_CLIENT_ID, clientSecret: env.SMARTRECRUITERS_CLIENT_SECRET };
    const client = new SmartRecruiters(credential, { baseUrl: env.SMARTRECRUITERS_URL, retries: number("retries", 0), timeout: Infinity, ...governor });
    let next = 0;
    const call = async (): Promise<void> => {
      const start = Date.now();
      try {
        await OPERATIONS[next++ % number("operations")]!(client);
        tally.ok += 1;
      } catch (error) {
        if (!(error instanceof SmartRecruitersError) || error.status !== 429) throw error;
        tally.refused += 1;
      }
      tally.waits.push(Date.now() - start);
    };
    let left = number("calls");
    const lane = async (): Promise<void> => {
      while (left-- > 0) await call();
    };
    await Promise.all(Array.from({ length: number("together") }, lane));
    return Response.json(tally);
  },
};
