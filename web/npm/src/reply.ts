// What methods give: promises that tell more when they are asked.

import { type Result, rateLimit } from "./call.js";
import type { WithResponse } from "./types.js";

/** A promise of what a call gives. */
export class Reply<Value> implements Promise<Value> {
  #begin: () => Promise<Result>;
  #result: Promise<Result> | undefined;
  #how: { raw?: boolean };

  /** `begin` reads `how` when the answer is there. */
  constructor(begin: () => Promise<Result>, how: { raw?: boolean }, late?: boolean) {
    this.#begin = begin;
    this.#how = how;
    if (!late) this.#run();
  }

  #run(): Promise<Result> {
    return (this.#result ??= this.#begin());
  }

  then<A = Value, B = never>(done?: ((value: Value) => A | PromiseLike<A>) | null, failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<A | B> {
    return this.#run().then(done ? ({ data }) => done(data as Value) : (({ data }) => data as A), failed);
  }

  catch<B = never>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Value | B> {
    return this.then(undefined, failed);
  }

  finally(task?: (() => void) | null): Promise<Value> {
    return this.then<Value>().finally(task);
  }

  async withResponse(): Promise<WithResponse<Value>> {
    const { data, response, timing } = await this.#run();
    const { status, headers } = response;
    return { data: data as Value, response, status, headers, timing, rateLimit: rateLimit(response) };
  }

  async asResponse(): Promise<Response> {
    this.#how.raw = true;
    const { response } = await this.#run();
    if (response.bodyUsed) throw new TypeError("the body was read already");
    return response;
  }

  get [Symbol.toStringTag](): string {
    return "Reply";
  }
}
