/** The index that goes through the rows of a layer by date, with all that every statement tests beside the date. */
const byDate = (rows: string) => `
  CREATE INDEX ${rows}_by_date ON ${rows} (occurred_start DESC, public_id, occurred_end, known_from, known_to,
    status, located, private, batch, rec_to, ending);`;

const columns = (rows: string) => `
  ALTER TABLE ${rows} ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));
  ALTER TABLE ${rows} ADD COLUMN batch INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE ${rows} ADD COLUMN ending INTEGER;
  DROP INDEX ${rows}_current;
  DROP INDEX ${rows}_current_of_incident;
  DROP INDEX ${rows}_by_date;
  ${byDate(rows)}
  CREATE INDEX ${rows}_ending ON ${rows} (ending) WHERE ending IS NOT NULL;`;

/**
 * The step that lets versions come in batches. A version of a batch has a negative `seq` of its own, since all of them
 * share one revision; its document stands in a block with its neighbours, packed. Part of a migration: never changes.
 *
 * - `batches`: with the data set and its terms as JSON; `seq` and `recorded_at` are null while a batch is being loaded; `settled` is 1 when no row waits for
 *   its end to be written (see `unsettled.ts`).
 * - `batch_blocks`: up to 32 versions from the version `first` on; `lines` packed, `digests` 16 bytes each.
 */
export const batches = `
  CREATE TABLE batches (
    id INTEGER PRIMARY KEY,
    data_set TEXT NOT NULL,
    actor TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL DEFAULT 0,
    public_count INTEGER NOT NULL DEFAULT 0,
    seq INTEGER UNIQUE REFERENCES revisions (seq),
    recorded_at INTEGER,
    settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
    CHECK ((seq IS NULL) = (recorded_at IS NULL))
  ) STRICT;
  CREATE INDEX batches_unsettled ON batches (settled) WHERE settled = 0;
  CREATE TABLE batch_blocks (
    first INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batches (id),
    digests BLOB NOT NULL,
    lines BLOB NOT NULL
  ) STRICT;

  CREATE TABLE documents_anew (
    seq INTEGER PRIMARY KEY,
    incident TEXT NOT NULL,
    version INTEGER NOT NULL,
    rec_from INTEGER NOT NULL,
    rec_to INTEGER,
    status TEXT NOT NULL,
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
    batch INTEGER NOT NULL DEFAULT 0,
    ending INTEGER,
    content BLOB,
    document TEXT,
    accounts TEXT,
    CHECK (public + private < 2),
    CHECK ((batch = 0) = (seq > 0)),
    CHECK ((batch = 0) = (document IS NOT NULL)),
    CHECK ((batch = 0) = (accounts IS NOT NULL)),
    UNIQUE (incident, version, batch)
  ) STRICT;
  INSERT INTO documents_anew (seq, incident, version, rec_from, rec_to, status, public, document, accounts)
    SELECT seq, incident, version, rec_from, rec_to, status, public, document, accounts FROM documents ORDER BY seq;
  DROP TABLE documents;
  ALTER TABLE documents_anew RENAME TO documents;
  CREATE INDEX documents_public ON documents (seq) WHERE public = 1 AND batch = 0;
  CREATE INDEX documents_ending ON documents (ending) WHERE ending IS NOT NULL;
  ${columns('states')}
  ${columns('account_states')}
`;
