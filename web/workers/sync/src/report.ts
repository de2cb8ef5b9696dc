// Applications of large accounts, out of a report: one file in place of a call for every hundred candidates.

import type { SmartRecruiters } from "smartrecruiters/cloudflare";

import { rows } from "./csv.js";

/** Asks for the report once a day, and writes it when it is ready. Each invocation does one step, so that nobody waits for the report. */
export async function report(client: SmartRecruiters, db: D1Database, id: string): Promise<void> {
  const row = await db.prepare("SELECT started_on, finished_on FROM progress WHERE list = 'applications'").first<{ started_on: string | null; finished_on: string | null }>();
  if (!row?.started_on) {
    if (Date.now() - Date.parse(row?.finished_on ?? "1970-01-01") < DAY_MS) return;
    await client.reports.files.generate(id);
    await note(db, "started_on = ?, error = NULL", new Date().toISOString());
    return;
  }
  const recent = await client.reports.files.getRecent(id);
  if (recent?.reportFileStatus === "PENDING" || recent?.reportFileStatus === "RUNNING") return;
  if (recent?.reportFileStatus !== "COMPLETED") return await note(db, "started_on = NULL, error = ?", `the report ended as ${recent?.reportFileStatus}`);
  const file = await client.reports.files.downloadRecent(id);
  if (!file) return;
  const count = await write(db, rows(file.stream()));
  await db.prepare("UPDATE progress SET rows = ? WHERE list = 'applications'").bind(count).run();
  await note(db, "started_on = NULL, finished_on = ?", new Date().toISOString());
}

/** Writes the rows, some hundred at a time. A row that is written twice is the same row. */
async function write(db: D1Database, lines: AsyncIterable<string[]>): Promise<number> {
  let columns: string[] | undefined;
  let batch: Record<string, string | undefined>[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    const statement = `INSERT INTO application (candidate_id, job_id, application_id, status, is_primary)
      SELECT value ->> 'Candidate ID', value ->> 'Job ID', value ->> 'Application ID', value ->> 'Application status', 0 FROM json_each(?) WHERE true
      ON CONFLICT (candidate_id, job_id) DO UPDATE SET application_id = COALESCE(excluded.application_id, application_id), status = excluded.status`;
    if (batch.length > 0) await db.prepare(statement).bind(JSON.stringify(batch)).run();
    count += batch.length;
    batch = [];
  };
  for await (const line of lines) {
    if (!columns) {
      columns = line;
      const missing = COLUMNS.filter((column) => !line.includes(column));
      if (missing.length > 0) throw new Error(`the report lacks the columns ${missing.join(", ")}: add them in the Report Builder`);
      continue;
    }
    batch.push(Object.fromEntries(columns.map((column, place) => [column, line[place]])));
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return count;
}

async function note(db: D1Database, change: string, value: string): Promise<void> {
  await db.prepare(`UPDATE progress SET ${change} WHERE list = 'applications'`).bind(value).run();
}

const COLUMNS = ["Application ID", "Candidate ID", "Job ID", "Application status"];
const BATCH = 500;
const DAY_MS = 24 * 3_600_000;
