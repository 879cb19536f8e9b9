/**
 * The step that lets an incident be protected. Part of a migration: never changes.
 *
 * - `shown`: of a version with a rule of protection, or whose incident got one later, what everybody reads in place of
 *   what was written; `document` null is the document itself. `by` is the revision that made it so. `vouched` is the
 *   digest of a version of a batch as its import covers it, in hex: what it was made of is not kept.
 * - `held`: the incidents that wait for their release, with its time.
 * - `private_parts`, `private_log`: notes and contacts as JSON, and who wrote or erased them.
 */
export const protectedIncidents = `
  CREATE TABLE shown (
    seq INTEGER PRIMARY KEY,
    document TEXT,
    accounts TEXT NOT NULL,
    by INTEGER NOT NULL,
    vouched TEXT
  ) STRICT;
  CREATE INDEX shown_by ON shown (by);
  CREATE TABLE held (
    incident TEXT PRIMARY KEY,
    release_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE private_parts (
    incident TEXT PRIMARY KEY,
    part TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE private_log (
    id INTEGER PRIMARY KEY,
    incident TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL
  ) STRICT;
  CREATE INDEX private_log_of_incident ON private_log (incident);
`;
