// What these Workers use of the runtime, so that the package needs no types of anybody else. All of it fits @cloudflare/workers-types.

/** A namespace of Durable Objects of one class. */
export interface ObjectNamespace<Stub> {
  idFromName(name: string): unknown;
  get(id: never): Stub;
}

/** Where messages are put. */
export interface QueueProducer<Body> {
  send(body: Body): Promise<unknown>;
}

/** Messages that a queue hands over. */
export interface QueueBatch<Body> {
  readonly queue: string;
  readonly messages: readonly QueueMessage<Body>[];
}

/** A message of a queue. */
export interface QueueMessage<Body> {
  readonly body: Body;
  readonly attempts: number;
  ack(): void;
  retry(options?: { delaySeconds?: number }): void;
}

/** What lets work go on after an answer. */
export interface ExecutionLike {
  waitUntil(work: Promise<unknown>): void;
}

/** What a Durable Object is made with. */
export interface ObjectState {
  storage: {
    sql: { exec(query: string, ...values: unknown[]): Iterable<Record<string, unknown>> & { readonly rowsWritten: number } };
    getAlarm(): Promise<number | null>;
    setAlarm(at: number): Promise<void>;
    transactionSync<T>(work: () => T): T;
  };
  blockConcurrencyWhile<T>(work: () => Promise<T>): Promise<T>;
  waitUntil(work: Promise<unknown>): void;
}
