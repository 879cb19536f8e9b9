/** The step that keeps invitations, second factors and suggestions. Part of a migration: never changes. */
export const peopleOfStaff = `
  CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    note TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE second_factors (
    user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    secret TEXT NOT NULL,
    confirmed_at INTEGER,
    last_step INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE recovery_codes (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (user_id, code_hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE suggestions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    language TEXT NOT NULL,
    said TEXT NOT NULL,
    contact TEXT,
    status TEXT NOT NULL,
    reason TEXT,
    incident TEXT,
    decided_by TEXT,
    decided_at INTEGER
  ) STRICT;
  CREATE INDEX suggestions_by_status ON suggestions (status, id);
`;
