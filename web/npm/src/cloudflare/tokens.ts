// Access tokens of client credentials, one exchange for all who ask, kept encrypted.
//
//   isolate: exchange ──▶ kept and fresh? ──▶ token
//                         └── one exchange, however many wait ──▶ sealed row ──▶ token
//   alarm ──▶ asked for since the last exchange? ──▶ the next token, before this one ends

import type { ObjectState } from "./runtime.js";

/** The request that exchanges a client credential, as a client makes it. */
export interface Exchange {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** A token, or the answer of an endpoint that gave none. */
export type Exchanged =
  | { token: string; /** Milliseconds since 1970. */ expires: number; /** Counts the exchanges. */ generation: number }
  | { status: number; type: string; body: string };

interface Kept {
  readonly token: string;
  readonly expires: number;
  readonly life: number;
  readonly request: Exchange;
}

/** Keeps tokens in the storage of a Durable Object, or in its memory alone where there is no key to encrypt them with. */
export class Tokens {
  #sql: ObjectState["storage"]["sql"];
  #secret: string | undefined;
  #wake: (at: number) => Promise<void>;
  /** What is known in the clear, by the digest of its exchange. */
  #known = new Map<string, Kept | undefined>();
  #running = new Map<string, Promise<Exchanged>>();

  constructor(storage: ObjectState["storage"], secret: string | undefined, wake: (at: number) => Promise<void>) {
    this.#sql = storage.sql;
    this.#secret = secret;
    this.#wake = wake;
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS token (id TEXT PRIMARY KEY, generation INTEGER NOT NULL, renew INTEGER, asked INTEGER NOT NULL, sealed BLOB)",
    );
  }

  /** A token for a credential. `refused` is the generation of one that the vendor took no more, 0 if none was. */
  async get(exchange: Exchange, refused: number): Promise<Exchanged> {
    const id = new Uint8Array(await sha256([exchange.url, exchange.headers["authorization"], exchange.body].join(" "))).join("");
    await this.#load(id);
    const kept = this.#known.get(id);
    const generation = this.#generation(id);
    if (kept && generation !== refused && kept.expires - Date.now() > kept.life / SPENT) {
      this.#sql.exec("UPDATE token SET asked = 1 WHERE id = ? AND asked = 0", id);
      return { token: kept.token, expires: kept.expires, generation };
    }
    return await this.#one(id, exchange, 1);
  }

  /** Renews what is due and was asked for since its exchange, and gives the moment of the next that is. */
  async renew(): Promise<number | undefined> {
    const due = [...this.#sql.exec("SELECT id, asked FROM token WHERE renew <= ?", Date.now())];
    for (const { id, asked } of due) {
      const name = `${id}`;
      this.#sql.exec("UPDATE token SET renew = NULL WHERE id = ?", name);
      await this.#load(name);
      const kept = this.#known.get(name);
      if (!asked || !kept) continue;
      const got = await this.#one(name, kept.request, 0).catch(() => undefined);
      // An endpoint that is down for a moment is asked again while there is time.
      const again = Date.now() + AGAIN_MS;
      if (!(got && "token" in got) && again < kept.expires) this.#sql.exec("UPDATE token SET renew = ? WHERE id = ?", again, name);
    }
    const [next] = this.#sql.exec("SELECT MIN(renew) AS at FROM token");
    return next?.at ? Number(next.at) : undefined;
  }

  /** The exchange that is under way for a credential, or a new one. */
  #one(id: string, exchange: Exchange, asked: number): Promise<Exchanged> {
    let running = this.#running.get(id);
    if (!running) {
      running = this.#exchange(id, exchange, asked).finally(() => this.#running.delete(id));
      this.#running.set(id, running);
    }
    return running;
  }

  async #exchange(id: string, exchange: Exchange, asked: number): Promise<Exchanged> {
    const { url, headers, body } = exchange;
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(LIMIT_MS) });
    const given = answer.ok ? ((await answer.clone().json().catch(() => null)) as { access_token?: unknown; expires_in?: unknown } | null) : null;
    const token = given?.access_token;
    if (typeof token !== "string" || !token) return { status: answer.status, type: answer.headers.get("content-type") ?? "", body: await answer.text() };
    const life = Number(given?.expires_in ?? USUAL_S) * 1_000;
    const kept = { token, life, expires: Date.now() + life, request: exchange };
    const generation = this.#generation(id) + 1;
    const sealed = this.#secret ? await this.#seal(id, kept) : null;
    const renew = kept.expires - Math.min(EARLY_MS, life / 3);
    this.#sql.exec("INSERT OR REPLACE INTO token (id, generation, renew, asked, sealed) VALUES (?, ?, ?, ?, ?)", id, generation, renew, asked, sealed);
    this.#known.set(id, kept);
    await this.#wake(renew);
    return { token, expires: kept.expires, generation };
  }

  #generation(id: string): number {
    const [row] = this.#sql.exec("SELECT generation FROM token WHERE id = ?", id);
    return Number(row?.generation ?? 0);
  }

  /** Decrypts what an earlier life of the object kept. */
  async #load(id: string): Promise<void> {
    if (this.#known.has(id)) return;
    const [row] = this.#sql.exec("SELECT sealed FROM token WHERE id = ?", id);
    const kept = row?.sealed && this.#secret ? await this.#open(id, new Uint8Array(row.sealed as ArrayBuffer)) : undefined;
    if (!this.#known.has(id)) this.#known.set(id, kept);
  }

  async #seal(id: string, kept: Kept): Promise<Uint8Array> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const plain = encode(JSON.stringify(kept));
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: encode(id) }, await this.#key(), plain));
    return new Uint8Array([...iv, ...sealed]);
  }

  /** Nothing where the key is another than it was, or the bytes are. */
  async #open(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<Kept | undefined> {
    const how = { name: "AES-GCM", iv: bytes.slice(0, IV_BYTES), additionalData: encode(id) };
    try {
      const plain = await crypto.subtle.decrypt(how, await this.#key(), bytes.slice(IV_BYTES));
      return JSON.parse(new TextDecoder().decode(plain)) as Kept;
    } catch {
      return undefined;
    }
  }

  async #key(): Promise<CryptoKey> {
    return await crypto.subtle.importKey("raw", await sha256(this.#secret!), "AES-GCM", false, ["encrypt", "decrypt"]);
  }
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-256", encode(text));
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** A token with less than this part of its life left is not handed out: 90 s of the usual half hour. */
const SPENT = 20;
/** How long before its end a token is renewed, where it lives long enough. */
const EARLY_MS = 300_000;
const AGAIN_MS = 30_000;
/** How long the endpoint may take. */
const LIMIT_MS = 8_000;
const USUAL_S = 1_799;
const IV_BYTES = 12;
