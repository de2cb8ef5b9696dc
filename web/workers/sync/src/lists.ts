// The lists that are mirrored, each page in one statement for each table.

import type { SmartRecruiters } from "smartrecruiters/cloudflare";

/** A list of the API and where its rows go. */
export interface List {
  /** Its row in `progress`. */
  name: "jobs" | "candidates";
  /** Pages from a cursor on, of what was updated after a moment. */
  pages(client: SmartRecruiters, since: string | null, cursor: string | null): AsyncIterable<Page>;
  /** Write the rows `?1` of one page, as JSON, in the pass `?2`. */
  write: string[];
  /** Delete what the full pass `?1` did not see. */
  sweep: string[];
}

/** One page of a list. */
export interface Page {
  readonly items: readonly unknown[];
  /** Where the next page starts; `undefined` on the last. */
  readonly startAfter: string | undefined;
}

const PAGE = 100;

export const LISTS: readonly List[] = [
  {
    name: "jobs",
    pages: (client, since, cursor) => client.jobs.list({ limit: PAGE, ...(since && { updatedAfter: since }) }, cursor ? { startAfter: cursor } : {}).pages(),
    write: [
      `INSERT OR REPLACE INTO job (id, title, status, updated_on, data, run)
       SELECT value ->> 'id', value ->> 'title', value ->> 'status', value ->> 'updatedOn', value, ?2 FROM json_each(?1)`,
    ],
    sweep: ["DELETE FROM job WHERE run <> ?1"],
  },
  {
    name: "candidates",
    pages: (client, since, cursor) => client.candidates.list({ limit: PAGE, ...(since && { updatedAfter: since }) }, cursor ? { startAfter: cursor } : {}).pages(),
    write: [
      `INSERT OR REPLACE INTO candidate (id, first_name, last_name, email, updated_on, data, run)
       SELECT value ->> 'id', value ->> 'firstName', value ->> 'lastName', value ->> 'email', value ->> 'updatedOn', value, ?2 FROM json_each(?1)
       WHERE value ->> 'id' NOT IN (SELECT candidate_id FROM tombstone)`,
      `DELETE FROM application WHERE candidate_id IN (SELECT value ->> 'id' FROM json_each(?1))
         AND job_id NOT IN (SELECT page.value -> 'primaryAssignment' -> 'job' ->> 'id' FROM json_each(?1) AS page WHERE page.value ->> 'id' = candidate_id
           UNION SELECT other.value -> 'job' ->> 'id' FROM json_each(?1) AS page, json_each(page.value, '$.secondaryAssignments') AS other
             WHERE page.value ->> 'id' = candidate_id)`,
      `INSERT INTO application (candidate_id, job_id, status, sub_status, is_primary)
       SELECT page.value ->> 'id', primary_.value ->> 'id', page.value -> 'primaryAssignment' ->> 'status', page.value -> 'primaryAssignment' ->> 'subStatus', 1
       FROM json_each(?1) AS page, json_each(json_array(page.value -> 'primaryAssignment' -> 'job')) AS primary_
       WHERE primary_.value ->> 'id' IS NOT NULL AND page.value ->> 'id' NOT IN (SELECT candidate_id FROM tombstone)
       ON CONFLICT (candidate_id, job_id) DO UPDATE SET status = excluded.status, sub_status = excluded.sub_status, is_primary = 1`,
      `INSERT INTO application (candidate_id, job_id, is_primary)
       SELECT page.value ->> 'id', other.value -> 'job' ->> 'id', 0 FROM json_each(?1) AS page, json_each(page.value, '$.secondaryAssignments') AS other
       WHERE page.value ->> 'id' NOT IN (SELECT candidate_id FROM tombstone)
       ON CONFLICT (candidate_id, job_id) DO UPDATE SET is_primary = 0`,
    ],
    sweep: [
      "DELETE FROM candidate WHERE run <> ?1",
      "DELETE FROM application WHERE candidate_id NOT IN (SELECT id FROM candidate)",
    ],
  },
];
