// Lists, page by page.

import { type Prepared, flat, text } from "./arguments.js";
import { type Result, type Session, call } from "./call.js";
import { ask } from "./core.js";
import { SmartRecruitersError } from "./error.js";
import type { Operation } from "./operation.js";
import { Reply } from "./reply.js";
import type { ListPage } from "./types.js";

/** What the core says: there is a next page; it was asked for already. */
const enum After {
  Next = "1",
  Round = "2",
}

/** Kind of an error. */
const enum Kind {
  Response = 10,
}

/** A list: a promise of the first page, and all items one after the other. */
export class List<Page, Item> extends Reply<Page> {
  #fetch: (more: Record<string, unknown>) => Promise<Result>;
  #operation: Operation;
  #prepared: Prepared;

  constructor(session: Session, operation: Operation, prepared: Prepared, how: { raw?: boolean }) {
    const paging = operation.paging!;
    const fetch = (more: Record<string, unknown>, how = {}): Promise<Result> => {
      const { startAfter } = prepared.options;
      const given = { ...(startAfter && { [paging.position]: startAfter }), ...more };
      return call(session, operation, { ...prepared, named: flat({ ...prepared.given, ...given }) }, how);
    };
    super(() => fetch({}, how), how, true);
    this.#fetch = fetch;
    this.#operation = operation;
    this.#prepared = prepared;
  }

  /** Page by page, each asked for when it is wanted. */
  async *pages({ limit = Infinity }: { limit?: number } = {}): AsyncGenerator<ListPage<Page, Item>> {
    const { dialect, usual, most, position, size, items: key, cursor, total: whole, whole: needed } = this.#operation.paging!;
    const { given, options } = this.#prepared;
    const more: Record<string, unknown> = {};
    const [order = "", value] = needed.split("=");
    if (order && given[order] == null) more[order] = value;
    if (size && most && given[size] == null) more[size] = Math.min(most, limit);
    let at = options.startAfter ?? text(given[position]);
    let mark = "";
    let before = new Set<unknown>();
    for (let number = 1; ; number += 1) {
      const { data, response, timing } = await this.#fetch(number > 1 ? { ...more, [position]: at } : more);
      const body = (data ?? {}) as Record<string, unknown>;
      const found = Array.isArray(data) ? data : (body[key] ?? Object.values(body).find(Array.isArray) ?? []);
      const all = found as { id?: unknown }[];
      const ids = all.map((one) => one?.id);
      const items = all.filter((one) => one?.id == null || !before.has(one.id)) as Item[];
      before = new Set(ids);
      const [next, marked, after] = ask("page", "", [
        ...[dialect, number, at, mark, more[size] ?? given[size] ?? usual, all.length, body[whole] ?? ""],
        ...[ids.includes(undefined) ? 0 : 1, body[cursor] ?? "", linked(position, response.headers.get("link") ?? "")],
      ]);
      mark = marked!;
      if (after === After.Round) {
        const detail = `the list goes round: after ${number} pages one comes again`;
        const { status, headers } = response;
        const { attempts } = timing;
        throw new SmartRecruitersError(Kind.Response, { operation: this.#operation.name, detail, status, headers, attempts });
      }
      yield { data: data as Page, items, startAfter: after === After.Next ? next : undefined, response, timing };
      if (after !== After.Next) return;
      at = next!;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    for await (const { items } of this.pages()) yield* items;
  }

  /** All items, or as many as `limit` says. */
  async toArray({ limit = Infinity }: { limit?: number } = {}): Promise<Item[]> {
    const all: Item[] = [];
    if (limit > 0)
      for await (const { items } of this.pages({ limit })) {
        for (const item of items) if (all.length < limit) all.push(item);
        if (all.length >= limit) break;
      }
    return all;
  }
}

/** The cursor in the address that a `Link` header calls `next`. The address may be relative; only its query is read. */
function linked(position: string, link: string): string {
  const [, target = ""] = /<([^>]*)>[^,<]*rel="?next\b/.exec(link) ?? [];
  const pair = target.split(/[?&]/).find((pair) => pair.startsWith(position + "="));
  try {
    return decodeURIComponent(pair?.slice(position.length + 1) ?? "");
  } catch {
    return "";
  }
}
