// Copies one list, page by page. A page and the progress made with it are one transaction: whatever ends the run, the next goes on there.

import type { SmartRecruiters } from "smartrecruiters/cloudflare";

import type { List } from "./lists.js";

/** The row of a list in `progress`. */
interface Progress {
  run: number;
  since: string | null;
  started_on: string | null;
  cursor: string | null;
  complete_to: string | null;
}

/** Goes on with the pass of a list, or begins the next one. Makes `calls` calls at most, and returns how many it made. */
export async function mirror(client: SmartRecruiters, db: D1Database, list: List, calls: number): Promise<number> {
  const stand = await lease(db, list.name);
  if (!stand) return 0;
  let made = 0;
  try {
    const { run, since } = stand;
    for await (const { items, startAfter } of list.pages(client, since, stand.cursor)) {
      made += 1;
      const page = JSON.stringify(items);
      const writes = list.write.map((statement) => bound(db, statement, page, run));
      const isLast = startAfter === undefined;
      const sweeps = isLast && since === null ? list.sweep.map((statement) => bound(db, statement, run)) : [];
      await db.batch([...writes, ...sweeps, advance(db, list.name, items.length, startAfter ?? null), ...(isLast ? [finish(db, list.name)] : [])]);
      if (isLast || made >= calls) break;
    }
    await db.prepare("UPDATE progress SET leased_until = 0, error = NULL WHERE list = ?").bind(list.name).run();
  } catch (error) {
    await db.prepare("UPDATE progress SET leased_until = 0, error = ? WHERE list = ?").bind(`${error}`.slice(0, MOST_REASON), list.name).run();
    throw error;
  }
  return made;
}

/** Takes a list for this invocation alone; `undefined` where another one has it. */
async function lease(db: D1Database, name: string): Promise<Progress | undefined> {
  const now = Date.now();
  const begin = `UPDATE progress SET
      leased_until = ?1,
      run = CASE WHEN started_on IS NULL THEN run + 1 ELSE run END,
      since = CASE WHEN started_on IS NULL THEN complete_to ELSE since END,
      cursor = CASE WHEN started_on IS NULL THEN NULL ELSE cursor END,
      rows = CASE WHEN started_on IS NULL THEN 0 ELSE rows END,
      calls = CASE WHEN started_on IS NULL THEN 0 ELSE calls END,
      started_on = COALESCE(started_on, ?2)
    WHERE list = ?3 AND leased_until < ?4 RETURNING run, since, started_on, cursor, complete_to`;
  // Clocks differ: what changed a little before this pass is asked for again by the next.
  const row = await db.prepare(begin).bind(now + LEASE_MS, new Date(now - SKEW_MS).toISOString(), name, now).first<Progress>();
  return row ?? undefined;
}

/** A statement with as many of the values as it takes. */
function bound(db: D1Database, statement: string, ...values: unknown[]): D1PreparedStatement {
  return db.prepare(statement).bind(...values.filter((_, place) => statement.includes(`?${place + 1}`)));
}

function advance(db: D1Database, name: string, rows: number, cursor: string | null): D1PreparedStatement {
  const statement = "UPDATE progress SET cursor = ?, rows = rows + ?, calls = calls + 1, leased_until = ? WHERE list = ?";
  return db.prepare(statement).bind(cursor, rows, Date.now() + LEASE_MS, name);
}

function finish(db: D1Database, name: string): D1PreparedStatement {
  const statement = "UPDATE progress SET complete_to = started_on, started_on = NULL, cursor = NULL, finished_on = ? WHERE list = ?";
  return db.prepare(statement).bind(new Date().toISOString(), name);
}

const LEASE_MS = 60_000;
const SKEW_MS = 60_000;
const MOST_REASON = 500;
