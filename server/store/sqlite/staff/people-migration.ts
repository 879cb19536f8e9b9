/** The step that keeps invitations, second factors, suggestions, and who is told of what. Part of a migration: never changes. */
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

  CREATE TABLE alert_hosts (
    host TEXT PRIMARY KEY,
    added_by TEXT NOT NULL,
    added_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    kinds TEXT NOT NULL,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    language TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    due_at INTEGER
  ) STRICT;
  CREATE TABLE told (
    subscription INTEGER NOT NULL REFERENCES subscriptions (id),
    seq INTEGER NOT NULL,
    PRIMARY KEY (subscription, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    subscription INTEGER NOT NULL REFERENCES subscriptions (id),
    created_at INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER,
    last_at INTEGER,
    status INTEGER,
    error TEXT
  ) STRICT;
  CREATE INDEX deliveries_waiting ON deliveries (next_at) WHERE state = 'waiting';
  CREATE INDEX deliveries_of_subscription ON deliveries (subscription, number);
`;
