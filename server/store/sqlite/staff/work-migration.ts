/** The step that keeps comments of a review, and to whom incidents are assigned. Part of a migration: never changes. */
export const workOfStaff = `
  CREATE TABLE review_comments (
    id INTEGER PRIMARY KEY,
    incident TEXT NOT NULL,
    version INTEGER NOT NULL,
    pointer TEXT NOT NULL,
    text TEXT NOT NULL,
    actor TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    resolved_by TEXT,
    resolved_at TEXT,
    CHECK ((resolved_by IS NULL) = (resolved_at IS NULL))
  ) STRICT;
  CREATE INDEX review_comments_of_incident ON review_comments (incident, id);
  CREATE INDEX review_comments_open ON review_comments (incident) WHERE resolved_at IS NULL;
  CREATE TABLE assignments (
    incident TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX assignments_of_user ON assignments (user);
  CREATE INDEX revisions_of_actor ON revisions (actor, incident);
`;
