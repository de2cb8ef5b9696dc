/**
 * Receives webhooks: proves who sent them, reads them, answers them. Needs Web Crypto and nothing else of this package.
 *
 * ```ts
 * import { handshake, respond, verify } from "smartrecruiters/webhooks";
 *
 * export default {
 *   async fetch(request: Request, env: { SECRET_KEY: string }) {
 *     const hello = handshake(request);
 *     if (hello) return hello;
 *     const event = await verify(request, env.SECRET_KEY);
 *     if (event.name === "application.created") console.log(event.payload.application_id);
 *     return respond();
 *   },
 * };
 * ```
 *
 * @module
 */

import type { WebhookPayloads } from "../generated/events.js";

export type { WebhookPayloads };

/** Name of an event that is known, or any other: the vendor adds some without notice. */
export type WebhookName = keyof WebhookPayloads | (string & {});

/** Payload of an event by its name: ids only. */
export type WebhookPayload<Name extends WebhookName> = Name extends keyof WebhookPayloads ? WebhookPayloads[Name] : UnknownPayload;

/**
 * What was delivered. `event.name === "application.created"` tells the type of its payload. An event that this version does not know comes as
 * well, so a `switch` has a `default`; as an {@link AnyEvent} it can be read.
 */
export type WebhookEvent = { [Name in keyof WebhookPayloads]: Delivery<Name, WebhookPayloads[Name]> }[keyof WebhookPayloads];

/** An event of any name: `const other: AnyEvent = event`. */
export type AnyEvent = Delivery<string, UnknownPayload>;

/** Payload of an event whose name is not known. */
export type UnknownPayload = Readonly<Record<string, unknown>>;

/** An event with its envelope. */
export interface Delivery<Name, Payload> {
  /** Name of the event, such as `application.created`. */
  readonly name: Name;
  /** Id of the event: the same in every attempt to deliver it. Drop an id that was seen before. */
  readonly id: string;
  /** Version of the payload, such as `v201910`. */
  readonly version: string;
  /** Where to fetch what the event is about, if it can still be fetched. */
  readonly link: string | undefined;
  /** When it was signed. `undefined` where nobody looked. */
  readonly signedAt: Date | undefined;
  /** Ids only: fetch the rest. */
  readonly payload: Payload;
}

/** Headers, as a `Headers` or as Node has them. */
export type HeadersLike = { get(name: string): string | null } | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A delivery that is no `Request`. */
export interface RawDelivery {
  readonly headers: HeadersLike;
  /** The exact bytes: a body that was parsed and written again has another signature. */
  readonly body: string | Uint8Array | ArrayBuffer;
}

/** What {@link verify} and {@link parse} read: a `Request`, whose body is consumed, or its parts. */
export type Incoming = { readonly headers: HeadersLike; arrayBuffer(): Promise<ArrayBuffer> } | RawDelivery;

/** How to judge a delivery. */
export interface VerifyOptions {
  /** Greatest difference in seconds between the signature's time and the clock, in either direction. Default 300. */
  readonly toleranceSeconds?: number | undefined;
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: number | undefined;
}

/** Why a delivery was not accepted. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
  /** What was wrong. Answer 401, and 400 for `malformed`. */
  readonly reason: "unsigned" | "signature" | "timestamp" | "malformed";

  constructor(reason: WebhookError["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Proves that a delivery was signed with one of your secret keys, recently, and reads it.
 *
 * @param secretKeys What `subscriptions.secretKey.create` answered, as it is. After a new key was made, the old one is in use for 24 hours: give both.
 * @throws {@link WebhookError}
 */
export async function verify(delivery: Incoming, secretKeys: string | readonly string[], options: VerifyOptions = {}): Promise<WebhookEvent> {
  const keys = asKeys(secretKeys);
  const raw = await read(delivery);
  const signatures = parts(raw.header("smartrecruiters-signature"));
  const timestamp = raw.header("smartrecruiters-timestamp");
  if (!signatures.length || !timestamp) {
    const remedy = "make a key with `subscriptions.secretKey.create`, and see that a proxy keeps the headers";
    throw new WebhookError("unsigned", `the delivery has no v1 signature or no timestamp: ${remedy}`);
  }
  const message = signedBytes(timestamp, raw);
  let matches = 0;
  for (const key of keys) {
    const hmac = await importKey(key, "verify");
    // Every signature is tried with every key, so that the time tells nothing; `verify` compares in constant time.
    for (const signature of signatures) matches += Number(await crypto.subtle.verify("HMAC", hmac, signature, message));
  }
  if (!matches) {
    throw new WebhookError("signature", "no signature fits: is it the secret key, not the secret of the handshake, and is the body untouched?");
  }
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  const skew = Math.abs((options.now ?? Date.now()) / 1000 - seconds);
  if (!(skew <= (options.toleranceSeconds ?? 300))) {
    throw new WebhookError("timestamp", "the signature is too old or from the future: it may be replayed, or a clock is wrong");
  }
  return event(raw, new Date(seconds * 1000));
}

/**
 * Reads a delivery without proof of who sent it, for subscriptions without a secret key.
 *
 * @throws {@link WebhookError} whose reason is `malformed`.
 */
export async function parse(delivery: Incoming): Promise<WebhookEvent> {
  return event(await read(delivery));
}

/**
 * The answer to the request that activates a subscription: 200 with its `X-Hook-Secret`, due within 20 seconds. `undefined` for other requests.
 * The secret of the handshake is not the key that signs.
 */
export function handshake(request: { readonly headers: HeadersLike }): Response | undefined {
  const secret = lookup(request.headers)("x-hook-secret");
  return secret ? new Response(null, { headers: { "X-Hook-Secret": secret } }) : undefined;
}

/** The only answer that counts as received: 202, due within 5 seconds. Do the work after it. */
export function respond(): Response {
  return new Response(null, { status: 202 });
}

/** An event to {@link sign}. */
export interface Draft<Name extends WebhookName> {
  readonly name: Name;
  readonly payload: WebhookPayload<Name>;
  /** Default: a random one. */
  readonly id?: string | undefined;
  /** Default `v201910`. */
  readonly version?: string | undefined;
  /** The whole header: `<https://api.smartrecruiters.com/jobs/1>; rel=self`. */
  readonly link?: string | undefined;
}

/**
 * Makes a delivery as the vendor does, for tests: `new Request(url, { method: "POST", ...(await sign(event, key)) })`.
 *
 * @param now Milliseconds since 1970. Default: the clock.
 */
export async function sign<Name extends WebhookName>(
  { name, payload, id = crypto.randomUUID(), version = "v201910", link }: Draft<Name>,
  secretKeys: string | readonly string[],
  now: number = Date.now(),
): Promise<{ headers: Record<string, string>; body: string }> {
  const body = JSON.stringify(payload);
  const timestamp = String(Math.floor(now / 1000));
  const headers: Record<string, string> = { "content-type": "application/json", "event-name": name, "event-id": id, "event-version": version };
  if (link !== undefined) headers["link"] = link;
  const message = signedBytes(timestamp, { header: lookup(headers), body: encode(body) });
  const signatures = [];
  for (const key of asKeys(secretKeys)) signatures.push(`v1=${hex(await crypto.subtle.sign("HMAC", await importKey(key, "sign"), message))}`);
  headers["smartrecruiters-timestamp"] = timestamp;
  headers["smartrecruiters-signature"] = signatures.join(";");
  return { headers, body };
}

interface Raw {
  header: (name: string) => string;
  body: Uint8Array;
}

async function read(delivery: Incoming): Promise<Raw> {
  // Frameworks have classes of their own for requests, so the class tells nothing.
  const body = "arrayBuffer" in delivery ? await delivery.arrayBuffer() : delivery.body;
  return { header: lookup(delivery.headers), body: typeof body === "string" ? encode(body) : new Uint8Array(body) };
}

/** The value of a header, empty where there is none. */
function lookup(headers: HeadersLike): (name: string) => string {
  if (typeof headers.get === "function") {
    const { get } = headers;
    return (name) => get.call(headers, name) ?? "";
  }
  const all = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  // Node has a list only where a header came several times.
  return (name) => [all.get(name) ?? ""].flat().join(", ");
}

/** `timestamp.body.event-id.event-name.event-version.link`; a missing header counts as empty. */
function signedBytes(timestamp: string, { header, body }: Raw): Uint8Array<ArrayBuffer> {
  const before = encode(`${timestamp}.`);
  const after = encode(["", ...["event-id", "event-name", "event-version", "link"].map(header)].join("."));
  const message = new Uint8Array(before.length + body.length + after.length);
  message.set(before);
  message.set(body, before.length);
  message.set(after, before.length + body.length);
  return message;
}

/** The v1 parts of a signature header, as bytes. Others are of schemes that are not known yet. */
function parts(header: string): Uint8Array<ArrayBuffer>[] {
  // A proxy may join two headers with a comma.
  const found = header.split(/[;,]/).map((part) => /^\s*v1=([0-9a-f]{64})\s*$/i.exec(part)?.[1]);
  const digits = found.filter((part) => part !== undefined).slice(0, MOST_SIGNATURES);
  return digits.map((part) => Uint8Array.from(part.match(/../g)!, (pair) => Number.parseInt(pair, 16)));
}

function event(raw: Raw, signedAt?: Date): WebhookEvent {
  const name = raw.header("event-name");
  if (!name) throw new WebhookError("malformed", "the delivery has no `event-name` header");
  let payload: unknown;
  try {
    payload = JSON.parse(new TextDecoder().decode(raw.body));
  } catch {
    throw new WebhookError("malformed", "the body of the delivery is not JSON");
  }
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
    throw new WebhookError("malformed", "the body of the delivery is not an object");
  }
  const link = /<([^>]*)>/.exec(raw.header("link"))?.[1];
  return { name, id: raw.header("event-id"), version: raw.header("event-version"), link, signedAt, payload } as WebhookEvent;
}

function asKeys(given: string | readonly string[]): readonly string[] {
  const keys = typeof given === "string" ? [given] : (given ?? []);
  if (!keys.length || !keys.every(Boolean)) {
    throw new TypeError("a secret key is missing or empty: give what `subscriptions.secretKey.create` answered");
  }
  return keys;
}

function importKey(key: string, usage: "sign" | "verify"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", encode(key), { name: "HMAC", hash: "SHA-256" }, false, [usage]);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** As many keys as a subscription can have. More parts are an attempt to keep the processor busy. */
const MOST_SIGNATURES = 16;
