/**
 * SmartRecruiters in a box, for tests: a `fetch` with a company behind it that remembers what was done. Nothing leaves the program.
 *
 * ```ts
 * import { SmartRecruiters } from "smartrecruiters";
 * import { createSandbox } from "smartrecruiters/sandbox";
 *
 * const sandbox = await createSandbox({ seed: 7 });
 * const sr = new SmartRecruiters({ apiKey: sandbox.apiKey }, { fetch: sandbox.fetch });
 * const { content } = await sr.jobs.list();
 * ```
 *
 * @module
 */

import { type Answer, demoCredentials, type Errand, type Fields, Sandbox as Inside } from "sandbox.js?glue";

import { given, refusal, wait } from "./sandbox-answer.js";
import { start } from "./sandbox-load.js";
import type { Clock, ClockOrder, CredentialOrder, LogLine, MadeCredential, SandboxFault, SandboxOptions, SandboxSettings } from "./sandbox-types.js";

export type * from "./sandbox-types.js";

/** Makes a sandbox. The first one takes longer, because WebAssembly is compiled. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  await start();
  return new Sandbox(options);
}

/** A company and the API to it. {@link createSandbox} makes one. */
export class Sandbox {
  /** An API key of an administrator. It opens every sandbox, and nothing else. */
  readonly apiKey: string;
  /** Id of a client credential of an administrator. */
  readonly clientId: string;
  /** Its secret. */
  readonly clientSecret: string;
  /** Address that answers name. */
  readonly origin: string;

  #options: SandboxOptions;
  #inside: Inside;
  #sending = new Set<Promise<void>>();

  /** @internal */
  constructor(options: SandboxOptions) {
    const { apiKey, clientId, clientSecret } = JSON.parse(demoCredentials()) as Record<string, string>;
    [this.apiKey, this.clientId, this.clientSecret] = [apiKey!, clientId!, clientSecret!];
    this.origin = (options.origin ?? "https://api.smartrecruiters.com").replace(/\/+$/, "");
    this.#options = options;
    this.#inside = this.#made();
  }

  /**
   * In place of `fetch`, also apart from the sandbox: takes what `fetch` takes, rejects as it does, and gives a `Response`. It answers for
   * {@link origin} and for every host of smartrecruiters.com; other addresses are refused, so that a test reaches nothing by mistake.
   */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(typeof input === "string" ? new URL(input, this.origin) : input, init);
    const { host, hostname } = new URL(request.url);
    if (host !== new URL(this.origin).host && !/(^|\.)smartrecruiters\.com$/.test(hostname)) {
      throw new TypeError(`fetch failed: the sandbox answers for ${this.origin}, not for ${host}`);
    }
    return this.handle(request);
  };

  /** Answers a request, whatever its host: for servers and mocks that hand theirs on. */
  readonly handle = async (request: Request): Promise<Response> => {
    const { method, signal, url } = request;
    signal?.throwIfAborted();
    let giveUp: (() => void) | undefined;
    const gone = new Promise<never>((_, reject) => signal?.addEventListener("abort", (giveUp = () => reject(signal.reason))));
    const unlessGone = <T>(promise: Promise<T>): Promise<T> => Promise.race([gone, promise]);
    open.add(request);
    try {
      const body = new Uint8Array(await unlessGone(request.arrayBuffer()));
      const answer = await unlessGone(this.#answered(method, url, [...request.headers], body));
      return await unlessGone(given(answer, request));
    } finally {
      open.delete(request);
      if (giveUp) request.signal.removeEventListener("abort", giveUp);
    }
  };

  /** Begins anew, as after {@link createSandbox}: with the same options or, for those that are given, others. */
  reset(options: SandboxSettings = {}): void {
    this.#options = { ...this.#options, ...options };
    const old = this.#inside;
    this.#inside = this.#made();
    old.free();
  }

  /** Sets or stops the clock, and tells what it shows. Everything that has to do with time follows it: limits, tokens, reports, webhooks. */
  clock(order?: ClockOrder): Clock {
    return this.#control(order ? "PUT" : "GET", "clock", order) as Clock;
  }

  /** Moves the clock on, and waits for the webhooks that have become due, attempts after a failure among them. */
  async advance(milliseconds: number): Promise<void> {
    this.clock({ advanceMs: milliseconds });
    await this.settle();
  }

  /** What goes wrong from now on, in place of what went wrong before. */
  faults(...faults: SandboxFault[]): void {
    this.#control("DELETE", "faults");
    for (const fault of faults) this.#control("POST", "faults", fault);
  }

  /** Whether too many requests are refused with 429. */
  limits(on: boolean): void {
    this.#control("PUT", "limits", { on });
  }

  /** The last requests, newest first. */
  log(limit = 50): LogLine[] {
    return (this.#control("GET", `log?limit=${limit}`) as { content: LogLine[] }).content;
  }

  /** Makes a credential that may do less than an administrator. */
  credential<const Order extends CredentialOrder>(order: Order): MadeCredential<Order> {
    const { apiKey, clientId, clientSecret } = this.#control("POST", "credentials", order) as Record<string, string>;
    return (apiKey ? { apiKey } : { clientId, clientSecret }) as MadeCredential<Order>;
  }

  /** The whole state as text. It holds the credentials of the sandbox, and those of receivers of webhooks. */
  snapshot(): string {
    return JSON.stringify(this.#control("GET", "snapshot"));
  }

  /** Goes back to a state that {@link snapshot} gave, here or in another sandbox. */
  restore(state: string): void {
    this.#control("POST", "restore", JSON.parse(state));
  }

  /**
   * Waits until every webhook that is due was sent and answered. They are sent after each request anyway; in a Worker, which ends with its
   * answer, `context.waitUntil(sandbox.settle())`.
   */
  async settle(): Promise<void> {
    this.#send();
    while (this.#sending.size) {
      await Promise.all(this.#sending);
      this.#send();
    }
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  async #answered(method: string, url: string, headers: Fields, body: Uint8Array): Promise<Answer> {
    if (!METHODS.includes(method)) return refusal(405, `the API does not know ${method}`);
    const inside = this.#inside;
    let answer: Answer | undefined = inside.begin(method, url, headers, body, this.#now());
    this.#send();
    const { ticket } = answer;
    if (ticket === undefined) return answer;
    // The receiver must be asked first. Its answer, or that there is none, is known after its time at the latest.
    while (inside === this.#inside && !(answer = inside.resume(ticket, this.#now()))) {
      await wait(1);
      this.#send();
    }
    return answer ?? refusal(503, "the sandbox was reset");
  }

  /** Sends what is due. */
  #send(): void {
    for (const errand of this.#inside.outbox(this.#now())) {
      const sent = this.#sent(errand, this.#inside).finally(() => this.#sending.delete(sent));
      this.#sending.add(sent);
    }
  }

  async #sent(errand: Errand, inside: Inside): Promise<void> {
    const { id, method, url, headers, body, timeoutMs } = errand;
    errand.free();
    const { deliver = (request: Request) => fetch(request) } = this.#options;
    const stop = new AbortController();
    let timer: unknown;
    const late = new Promise<undefined>((done) => (timer = setTimeout(done, timeoutMs)));
    let answer: Response | undefined;
    let content: ArrayBuffer | undefined;
    try {
      const request = new Request(url, { method, headers, body: body.length ? body : null, signal: stop.signal, redirect: "manual" });
      answer = deliver ? await Promise.race([late, deliver(request)]) : undefined;
      content = answer && (await Promise.race([late, answer.arrayBuffer()]));
    } catch {
      // A receiver that cannot be reached is one that does not answer.
    }
    clearTimeout(timer as number);
    stop.abort();
    if (inside !== this.#inside) return;
    if (answer && content) inside.delivered(id, answer.status, [...answer.headers], new Uint8Array(content), this.#now());
    else inside.delivered(id, undefined, [], new Uint8Array(), this.#now());
  }

  /** What belongs to the sandbox itself is asked for as JSON, below a path of its own. */
  #control(method: string, path: string, order?: object): unknown {
    const body = new TextEncoder().encode(order && JSON.stringify(order));
    const answer = this.#inside.handle(method, `${this.origin}/__sandbox/${path}`, [], body, this.#now());
    const [status, text] = [answer.status, new TextDecoder().decode(answer.body)];
    answer.free();
    const told: unknown = text ? JSON.parse(text) : undefined;
    if (status > 299) throw new TypeError((told as { message: string }).message);
    return told;
  }

  #made(): Inside {
    const { now, deliver, ...settings } = this.#options;
    const isGiven = ([, value]: [string, unknown]): boolean => value !== undefined;
    return new Inside(Object.fromEntries(Object.entries({ ...settings, origin: this.origin }).filter(isGiven)));
  }
}

/** Requests without an answer yet. In Node the signal of a request hears of an abort only as long as something holds the request. */
const open = new Set<Request>();

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
