-- What is mirrored. `run` is the pass that saw a row last; a full pass ends by deleting what it did not see.
CREATE TABLE job (id TEXT PRIMARY KEY, title TEXT, status TEXT, updated_on TEXT, data TEXT NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE candidate (
  id TEXT PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT, updated_on TEXT, data TEXT NOT NULL, run INTEGER NOT NULL
) WITHOUT ROWID;
-- A list of candidates tells the status of the primary application only.
CREATE TABLE application (
  candidate_id TEXT NOT NULL, job_id TEXT NOT NULL, application_id TEXT, status TEXT, sub_status TEXT, is_primary INTEGER NOT NULL,
  PRIMARY KEY (candidate_id, job_id)
) WITHOUT ROWID;
CREATE INDEX application_job ON application (job_id);
-- Candidates that were deleted: a page that was read before must not bring them back.
CREATE TABLE tombstone (candidate_id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
-- One row for each mirrored list. All of a page and this row are written together, so a pass that breaks off goes on where it was.
CREATE TABLE progress (
  list TEXT PRIMARY KEY,
  run INTEGER NOT NULL DEFAULT 0,
  since TEXT,            -- updatedAfter of this pass; NULL for a full pass
  started_on TEXT,       -- when this pass began; NULL between passes
  cursor TEXT,           -- the next page; NULL for the first
  rows INTEGER NOT NULL DEFAULT 0,
  calls INTEGER NOT NULL DEFAULT 0,
  finished_on TEXT,      -- when the last pass ended
  complete_to TEXT,      -- everything updated before this is here
  leased_until INTEGER NOT NULL DEFAULT 0,
  error TEXT
) WITHOUT ROWID;
INSERT INTO progress (list) VALUES ('jobs'), ('candidates'), ('applications');
