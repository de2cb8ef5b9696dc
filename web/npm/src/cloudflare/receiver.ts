// A Worker that receives webhooks: proves, stores and answers at once; handles later, each event once.

import type { SmartRecruiters } from "../client.js";
import { type Delivery, handshake, parse, respond, verify, WebhookError, type WebhookName, type WebhookPayload } from "../entry/webhooks.js";
import type { DeadLetter, InboxCounts, Letter } from "./inbox.js";
import type { ExecutionLike, ObjectNamespace, QueueBatch, QueueMessage, QueueProducer } from "./runtime.js";

/** What `WebhookInbox` answers from afar. */
export interface InboxStub {
  accept(letter: Letter): Promise<boolean>;
  claim(id: string, leaseMs: number): Promise<"run" | "busy" | "done">;
  done(id: string): Promise<void>;
  failed(id: string, reason: string): Promise<void>;
  bury(id: string): Promise<void>;
  dead(limit: number): Promise<DeadLetter[]>;
  revive(id: string): Promise<boolean>;
  counts(): Promise<InboxCounts>;
}

/** Bindings of a receiver. */
export interface ReceiverEnv {
  /** Secret. Keys that sign: the latest and, for 24 hours after a new one was made, the one before, with a comma between them. */
  SECRET_KEYS: string;
  /** `WebhookInbox` */
  INBOX: ObjectNamespace<InboxStub>;
  /** The queue that this Worker also consumes. */
  EVENTS: QueueProducer<Letter>;
  /** Secret. Opens `/inbox`; without it nothing does. */
  ADMIN_TOKEN?: string;
  /** Ids of the subscriptions whose missed events the cron trigger fetches, with commas between them. */
  SUBSCRIPTION_IDS?: string;
}

/** Does what an event asks for. It may run again if it fails, so that it should do no harm twice. */
export type Handler<Name extends WebhookName, Env> = (event: Delivery<Name, WebhookPayload<Name>>, env: Env) => unknown;

/** How a receiver works. */
export interface ReceiverOptions<Env> {
  /** Where deliveries come in. Default `/`. */
  path?: string;
  /** Name of the dead letter queue. Default: the name of a queue that ends with `-dead`. */
  deadLetters?: (queue: string) => boolean;
  /** Longest time in milliseconds that a handler takes. Default 60,000. */
  leaseMs?: number;
  /** A client for the cron trigger, which reads the callbacks log of the last `replayHours` (default 24). */
  client?: (env: Env) => SmartRecruiters;
  replayHours?: number;
}

/** A Worker, to be exported as `default`. */
export interface Receiver<Env extends ReceiverEnv> {
  /** Handles one kind of event, or with `"*"` those that no other handler is for. */
  on<Name extends WebhookName>(name: Name, handler: Handler<Name, Env>): Receiver<Env>;
  fetch(request: Request, env: Env, context: ExecutionLike): Promise<Response>;
  queue(batch: QueueBatch<Letter>, env: Env): Promise<void>;
  scheduled(controller: unknown, env: Env): Promise<void>;
}

/** A Worker that receives webhooks. Export it as `default`, and `WebhookInbox` by its name. */
export function webhookReceiver<Env extends ReceiverEnv = ReceiverEnv>(options: ReceiverOptions<Env> = {}): Receiver<Env> {
  const { path = "/", leaseMs = 60_000, deadLetters = (queue) => queue.endsWith("-dead"), replayHours = 24 } = options;
  const handlers = new Map<string, Handler<string, Env>>();

  const handle = async (message: QueueMessage<Letter>, env: Env): Promise<void> => {
    const { id } = message.body;
    const inbox = part(env, id);
    const claim = await inbox.claim(id, leaseMs);
    if (claim === "busy") return message.retry({ delaySeconds: Math.ceil(leaseMs / 1_000) });
    if (claim === "run") {
      try {
        const event = await parse(message.body);
        await (handlers.get(event.name) ?? handlers.get("*"))?.(event, env);
      } catch (error) {
        await inbox.failed(id, `${error}`.slice(0, MOST_REASON));
        return message.retry({ delaySeconds: Math.min(2 ** message.attempts, LONGEST_DELAY) });
      }
      await inbox.done(id);
    }
    message.ack();
  };

  return {
    on(name, handler) {
      handlers.set(name, handler as unknown as Handler<string, Env>);
      return this;
    },

    async fetch(request, env) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith(INBOX)) return await office(request, env, pathname.slice(INBOX.length));
      if (pathname !== path) return refusal(404, `deliveries come in at ${path}`);
      if (request.method !== "POST") return refusal(405, "a delivery is a POST");
      const hello = request.headers.has("smartrecruiters-signature") ? undefined : handshake(request);
      if (hello) return hello;
      const length = Number(request.headers.get("content-length") ?? 0);
      if (length > MOST_BODY) return refusal(413, "a delivery holds ids only");
      const headers = Object.fromEntries(SIGNED.map((name) => [name, request.headers.get(name) ?? ""]));
      const delivery = { headers, body: await request.text() };
      if (delivery.body.length > MOST_BODY) return refusal(413, "a delivery holds ids only");
      try {
        await verify(delivery, keys(env));
      } catch (error) {
        if (!(error instanceof WebhookError)) throw error;
        return refusal(error.reason === "malformed" ? 400 : 401, error.message);
      }
      const id = headers["event-id"];
      if (!id) return refusal(400, "the delivery has no event-id header");
      await part(env, id).accept({ id, ...delivery });
      return respond();
    },

    async queue(batch, env) {
      const isDead = deadLetters(batch.queue);
      await Promise.all(
        batch.messages.map(async (message) => {
          if (!isDead) return await handle(message, env);
          await part(env, message.body.id).bury(message.body.id);
          message.ack();
        }),
      );
    },

    async scheduled(_controller, env) {
      const ids = (env.SUBSCRIPTION_IDS ?? "").split(",").map((id) => id.trim()).filter(Boolean);
      if (!options.client || ids.length === 0) return;
      const client = options.client(env);
      const after = new Date(Date.now() - replayHours * 3_600_000).toISOString();
      for (const id of ids) {
        for await (const { requestDetails } of client.subscriptions.callbacksLog.list(id, { callbackStatus: "failed", after, limit: 100 })) {
          const sent = Object.entries(requestDetails?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), `${value}`]);
          const headers: Record<string, string> = Object.fromEntries(sent.filter(([name]) => SIGNED.includes(name!)));
          const event = headers["event-id"];
          if (event && requestDetails?.body) await part(env, event).accept({ id: event, headers, body: requestDetails.body });
        }
      }
    },
  };
}

/** `/inbox`: counts and dead letters; `POST /inbox/<id>` tries one again. */
async function office(request: Request, env: ReceiverEnv, rest: string): Promise<Response> {
  if (!env.ADMIN_TOKEN || !(await same(request.headers.get("authorization") ?? "", `Bearer ${env.ADMIN_TOKEN}`))) {
    return refusal(401, "send `Authorization: Bearer` with the ADMIN_TOKEN of this Worker");
  }
  if (request.method === "POST") {
    const id = decodeURIComponent(rest.slice(1));
    return (await part(env, id).revive(id)) ? respond() : refusal(404, "no dead letter has this id");
  }
  const parts = [...PARTS].map((name) => at(env, name));
  const [counts, dead] = await Promise.all([Promise.all(parts.map((one) => one.counts())), Promise.all(parts.map((one) => one.dead(100)))]);
  const sum: Record<string, number> = {};
  for (const one of counts) for (const [state, count] of Object.entries(one)) sum[state] = (sum[state] ?? 0) + count;
  return Response.json({ counts: sum, dead: dead.flat().sort((one, other) => other.at - one.at) });
}

/** Events are spread over 16 objects by their ids, so that a burst meets more than one. */
function part(env: ReceiverEnv, id: string): InboxStub {
  let sum = 0;
  for (let place = 0; place < id.length; place += 1) sum = (sum * 31 + id.charCodeAt(place)) | 0;
  return at(env, PARTS[sum & 15]!);
}

function at(env: ReceiverEnv, name: string): InboxStub {
  return env.INBOX.get(env.INBOX.idFromName(name) as never);
}

function keys(env: ReceiverEnv): string[] {
  return env.SECRET_KEYS.split(",").map((key) => key.trim()).filter(Boolean);
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
async function same(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((text) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
  const [left, right] = [new Uint8Array(first!), new Uint8Array(second!)];
  return left.reduce((difference, byte, place) => difference | (byte ^ right[place]!), 0) === 0;
}

function refusal(status: number, message: string): Response {
  return Response.json({ message }, { status });
}

const INBOX = "/inbox";
const PARTS = "0123456789abcdef";
const MOST_BODY = 65_536;
const MOST_REASON = 500;
const LONGEST_DELAY = 900;
/** Headers that the signature is over, that carry it, or that name the event. */
const SIGNED = ["event-id", "event-name", "event-version", "link", "smartrecruiters-signature", "smartrecruiters-timestamp"];
