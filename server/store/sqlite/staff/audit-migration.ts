/** The step that keeps what staff do besides writing the record. Part of a migration: never changes. */
export const auditOfStaff = `
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    role TEXT,
    action TEXT NOT NULL,
    subject TEXT,
    detail TEXT
  ) STRICT;
  CREATE INDEX audit_of_subject ON audit (subject, id) WHERE subject IS NOT NULL;
`;
