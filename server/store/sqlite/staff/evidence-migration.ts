/**
 * The step that keeps what is recorded of evidence files. Neither that nor a line of their custody can be changed or
 * taken away. Part of a migration: never changes.
 */
export const evidenceOfSources = `
  CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    incident TEXT NOT NULL,
    account TEXT NOT NULL,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    size INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    collected_at TEXT NOT NULL,
    collector TEXT NOT NULL,
    note TEXT NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX evidence_of_incident ON evidence (incident, id);
  CREATE INDEX evidence_of_content ON evidence (sha256);
  CREATE TABLE evidence_events (
    id INTEGER PRIMARY KEY,
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    action TEXT NOT NULL,
    actor TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    reason TEXT,
    -- Of a move: where it is from then on.
    incident TEXT,
    account TEXT
  ) STRICT;
  CREATE INDEX evidence_events_of_file ON evidence_events (evidence, id);
  CREATE INDEX evidence_events_public ON evidence_events (evidence, id) WHERE action IN ('released', 'withdrawn');

  CREATE INDEX evidence_events_moved ON evidence_events (incident, evidence) WHERE action = 'moved';

  CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence
  BEGIN SELECT RAISE(ABORT, 'What is recorded of evidence does not change.'); END;
  CREATE TRIGGER evidence_remains BEFORE DELETE ON evidence
  BEGIN SELECT RAISE(ABORT, 'What is recorded of evidence is not taken away.'); END;
  CREATE TRIGGER evidence_events_stay BEFORE UPDATE ON evidence_events
  BEGIN SELECT RAISE(ABORT, 'The custody of evidence does not change.'); END;
  CREATE TRIGGER evidence_events_remain BEFORE DELETE ON evidence_events
  BEGIN SELECT RAISE(ABORT, 'The custody of evidence is not taken away.'); END;
`;
