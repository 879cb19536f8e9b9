import type Database from 'better-sqlite3';
import { batches } from './batch-migration.ts';
import { extentsOf } from './extent-migration.ts';
import { importsAtDesk } from './imports-migration.ts';
import { layersAndTokens } from './layers-migration.ts';
import { registerPacked } from './packed/functions.ts';
import { packedBodies } from './packed-migration.ts';
import { protectedIncidents } from './protection-migration.ts';
import { setsOfStates } from './sets-migration.ts';
import { sharedOfRows } from './shared-migration.ts';
import { auditOfStaff } from './staff/audit-migration.ts';
import { evidenceOfSources } from './staff/evidence-migration.ts';
import { peopleOfStaff } from './staff/people-migration.ts';
import { workOfStaff } from './staff/work-migration.ts';
import { registerSearchWords } from './state-tags.ts';
import { tagsOfStates } from './tags-migration.ts';
import { toldByClaimants } from './told-migration.ts';

/** Marks the file as one of ours (`PRAGMA application_id`): «ATLS». */
const applicationId = 0x41544c53;

/**
 * The schema, step by step; only ever add at the end. Times are milliseconds since 1970 unless named otherwise, the
 * spans known and recorded are [from, to) with null for «still». `states` and `account_states` hold what filters
 * ask, their bodies what is sent, so that a count does not read the features. The low four bits of a box's id count
 * the boxes of one shape. Areas are kept once, whoever claims them. A feature of a layer may have no geometry.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE revisions (
    seq INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    incident TEXT NOT NULL,
    version INTEGER NOT NULL,
    base INTEGER NOT NULL,
    reason TEXT,
    change TEXT NOT NULL,
    projection_hash TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (incident, version)
  ) STRICT;

  CREATE TABLE documents (
    seq INTEGER PRIMARY KEY REFERENCES revisions (seq),
    incident TEXT NOT NULL,
    version INTEGER NOT NULL,
    rec_from INTEGER NOT NULL,
    rec_to INTEGER,
    status TEXT NOT NULL,
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    document TEXT NOT NULL,
    accounts TEXT NOT NULL,
    UNIQUE (incident, version)
  ) STRICT;
  CREATE UNIQUE INDEX documents_current ON documents (incident) WHERE rec_to IS NULL;
  CREATE INDEX documents_public ON documents (seq) WHERE public = 1;

  CREATE TABLE links (
    target TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES documents (seq),
    ordinal INTEGER NOT NULL,
    relation TEXT NOT NULL,
    known_from TEXT,
    PRIMARY KEY (target, seq, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE vocabulary (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    line TEXT,
    uses INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE areas (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    minx REAL NOT NULL, miny REAL NOT NULL, maxx REAL NOT NULL, maxy REAL NOT NULL,
    geometry TEXT NOT NULL
  ) STRICT;

  CREATE TABLE states (
    id INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL REFERENCES documents (seq),
    public_id TEXT NOT NULL,
    incident TEXT NOT NULL,
    known_from INTEGER NOT NULL,
    known_to INTEGER,
    rec_from INTEGER NOT NULL,
    rec_to INTEGER,
    status TEXT NOT NULL,
    occurred_start INTEGER,
    occurred_end INTEGER,
    local_day TEXT,
    located INTEGER NOT NULL CHECK (located IN (0, 1)),
    type TEXT NOT NULL,
    sub_type TEXT NOT NULL,
    verification TEXT NOT NULL,
    contested INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX states_of_document ON states (seq);
  CREATE INDEX states_current_of_incident ON states (incident) WHERE rec_to IS NULL;
  CREATE INDEX states_current ON states
    (occurred_start DESC, public_id, occurred_end, known_from, known_to, status, located) WHERE rec_to IS NULL;
  CREATE INDEX states_by_date ON states (occurred_start DESC, public_id);

  CREATE TABLE state_bodies (
    owner INTEGER PRIMARY KEY REFERENCES states (id),
    feature TEXT NOT NULL,
    search TEXT NOT NULL
  ) STRICT;
  CREATE TABLE state_terms (
    owner INTEGER NOT NULL REFERENCES states (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, kind, value)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX state_terms_by_value ON state_terms (kind, value);
  CREATE TABLE state_shapes (
    id INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL REFERENCES states (id),
    lon REAL, lat REAL, radius REAL,
    area INTEGER REFERENCES areas (id),
    CHECK ((area IS NULL) = (radius IS NOT NULL))
  ) STRICT;
  CREATE INDEX state_shapes_of_owner ON state_shapes (owner);
  CREATE VIRTUAL TABLE state_boxes USING rtree
    (id, minx, maxx, miny, maxy, occurred_from, occurred_to, known_from, known_to);
  CREATE VIRTUAL TABLE state_words USING fts5
    (words, content = '', tokenize = 'ascii', detail = 'none', columnsize = 0, prefix = '2 3');

  CREATE TABLE account_states (
    id INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL REFERENCES documents (seq),
    public_id TEXT NOT NULL,
    incident TEXT NOT NULL,
    account TEXT NOT NULL,
    known_from INTEGER NOT NULL,
    known_to INTEGER,
    rec_from INTEGER NOT NULL,
    rec_to INTEGER,
    status TEXT NOT NULL,
    occurred_start INTEGER,
    occurred_end INTEGER,
    located INTEGER NOT NULL CHECK (located IN (0, 1))
  ) STRICT;
  CREATE INDEX account_states_of_document ON account_states (seq);
  CREATE INDEX account_states_current_of_incident ON account_states (incident) WHERE rec_to IS NULL;
  CREATE INDEX account_states_current ON account_states
    (occurred_start DESC, public_id, occurred_end, known_from, known_to, status, located) WHERE rec_to IS NULL;
  CREATE INDEX account_states_by_date ON account_states (occurred_start DESC, public_id);

  CREATE TABLE account_bodies (
    owner INTEGER PRIMARY KEY REFERENCES account_states (id),
    feature TEXT NOT NULL
  ) STRICT;
  CREATE TABLE account_terms (
    owner INTEGER NOT NULL REFERENCES account_states (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, kind, value)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX account_terms_by_value ON account_terms (kind, value);
  CREATE TABLE account_shapes (
    id INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL REFERENCES account_states (id),
    lon REAL, lat REAL, radius REAL,
    area INTEGER REFERENCES areas (id),
    CHECK ((area IS NULL) = (radius IS NOT NULL))
  ) STRICT;
  CREATE INDEX account_shapes_of_owner ON account_shapes (owner);
  CREATE VIRTUAL TABLE account_boxes USING rtree
    (id, minx, maxx, miny, maxy, occurred_from, occurred_to, known_from, known_to);

  CREATE TABLE collections (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    titles TEXT NOT NULL,
    descriptions TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    collection TEXT NOT NULL REFERENCES collections (id),
    place TEXT NOT NULL,
    minx REAL NOT NULL, miny REAL NOT NULL, maxx REAL NOT NULL, maxy REAL NOT NULL,
    lon REAL NOT NULL, lat REAL NOT NULL,
    names TEXT NOT NULL,
    feature TEXT NOT NULL,
    UNIQUE (collection, place)
  ) STRICT;
  CREATE VIRTUAL TABLE place_words USING fts5
    (words, content = '', contentless_delete = 1, tokenize = 'ascii', detail = 'none', prefix = '2 3');

  CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    password_hash TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_of_user ON sessions (user_id);
  CREATE INDEX sessions_by_end ON sessions (expires_at);
  `,
  layersAndTokens,
  `
  ${extentsOf('state')}
  ${extentsOf('account')}
  CREATE INDEX places_in_order ON places (collection);
  `,
  setsOfStates,
  batches,
  sharedOfRows,
  toldByClaimants,
  auditOfStaff,
  protectedIncidents,
  peopleOfStaff,
  importsAtDesk,
  workOfStaff,
  evidenceOfSources,
  tagsOfStates,
  packedBodies,
];

/** The schema version that this program writes. */
export const schemaVersion = migrations.length;

/**
 * Throws a sentence when the file is not ours or was written by a newer program; changes nothing. The connection
 * should be read-only: closing one that can write may move the write-ahead log into the file.
 */
export function refuseForeign(db: Database.Database, file: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  const owner = db.pragma('application_id', { simple: true }) as number;
  const empty = (db.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number }).n === 0;
  if (!empty && owner !== applicationId) throw new Error(`${file} is not a database of this service.`);
  if (version > schemaVersion)
    throw new Error(
      `${file} has schema version ${version}; this program knows versions up to ${schemaVersion}. Use a newer program.`,
    );
}

/**
 * Brings the file to the schema of this program (tests: to version `to`), all steps in one transaction. References
 * between tables are not watched meanwhile: a table that others refer to may be made anew.
 */
export function migrate(db: Database.Database, to = schemaVersion): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  registerPacked(db);
  registerSearchWords(db);
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const step of migrations.slice(version, to)) db.exec(step);
      db.pragma(`application_id = ${applicationId}`);
      if (to > version) db.pragma(`user_version = ${to}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
