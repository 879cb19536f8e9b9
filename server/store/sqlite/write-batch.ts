import { createHash, type Hash, hash } from 'node:crypto';
import type { DataSet } from '../../contract/data-set.ts';
import { StaleVersionError } from '../writing.ts';
import { type BatchChunk, type BatchVersion, blockSize, digestBytes, type Extract } from './batch-rows.ts';
import { numbersOf, putNumbers } from './chunk-sets.ts';
import type { Connection } from './connection.ts';
import { moveLog } from './log-bound.ts';
import { packLines } from './read-document.ts';
import { accountSets, stateSets } from './row-values.ts';
import { standsNow } from './unsettled.ts';
import { insertAccount, insertStateValues, type VersionRow } from './write-projection.ts';
import { type KnownSets, storedSets } from './write-sets.ts';
import type { Word } from './write-vocabulary.ts';

/** The batch that is being loaded: what is not in the file is lost with the process, and the batch with it. */
export interface LoadingBatch {
  id: number;
  dataSet: DataSet;
  actor: string;
  /** Milliseconds: stands for the time of the revision, which is not known yet. */
  beganAt: number;
  reason: string | null;
  nextSeq: number;
  count: number;
  publicCount: number;
  digest: Hash;
  words: Map<string, [Word, number]>;
  /** Sets that its rows share; a part that is taken back is the end of the batch, and of these. */
  known: KnownSets;
  /** Bytes of texts in the transaction that is open. */
  uncommitted: number;
  /** Whether it replaces any version. */
  replaces: boolean;
  /** The first of its incidents that somebody else wrote meanwhile. */
  overtaken: string | null;
  /** Why a part of it was lost, so that it cannot be finished. */
  lost: unknown;
}

/** Begins a batch; answers what is kept of it while it is loaded. */
export function beginBatch(
  connection: Connection,
  { dataSet, actor, beganAt, reason }: Pick<LoadingBatch, 'dataSet' | 'actor' | 'beganAt' | 'reason'>,
): LoadingBatch {
  const last = connection
    .prepare(
      `SELECT max(seq) FROM (SELECT max(seq) AS seq FROM documents WHERE seq < 0
         UNION ALL SELECT max(first) - 1 FROM batches
         UNION ALL SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'last_batch_seq')`,
    )
    .pluck()
    .get() as number | null;
  const nextSeq = (last ?? -(2 ** 31)) + 1;
  const { lastInsertRowid } = connection
    .prepare('INSERT INTO batches (data_set, actor, began_at, first) VALUES (?, ?, ?, ?)')
    .run(JSON.stringify(dataSet), actor, beganAt, nextSeq);
  return {
    ...{ id: Number(lastInsertRowid), dataSet, actor, beganAt, reason, nextSeq },
    ...{ count: 0, publicCount: 0 },
    ...{
      digest: createHash('sha256'),
      words: new Map(),
      known: new Map(),
      replaces: false,
      uncommitted: 0,
      overtaken: null,
      lost: null,
    },
  };
}

/**
 * Bytes of texts in one transaction: each index has some pages that every part touches, and they are written once. The
 * log grows to about twice as much.
 */
const mostUncommitted = 24 * 2 ** 20;

/**
 * Adds a part of a batch, in a transaction that stays open for the next part: `commitParts` ends it. Rows of one table
 * follow each other, so that each index is written page after page. Throws
 * StaleVersionError when an incident does not stand at the version that its change was made from.
 */
export function appendChunk(connection: Connection, batch: LoadingBatch, chunk: BatchChunk): void {
  if (!connection.db.inTransaction) {
    connection.db.pragma('foreign_keys = OFF');
    connection.db.exec('BEGIN IMMEDIATE');
  }
  try {
    appendRows(connection, batch, chunk);
  } catch (error) {
    loseParts(connection, batch, error);
    throw error;
  }
  for (const [word, more] of chunk.words) {
    const known = batch.words.get(`${word.kind} ${word.id}`);
    if (known) known[1] += more;
    else batch.words.set(`${word.kind} ${word.id}`, [word, more]);
  }
  batch.nextSeq += chunk.versions.length;
  batch.count += chunk.versions.length;
  batch.publicCount += chunk.versions.filter((one) => one.public === 1 && one.stands).length;
  batch.uncommitted += chunk.texts.length;
  if (batch.uncommitted >= mostUncommitted) commitParts(connection, batch);
}

/**
 * Ends the transaction of the parts that were added last, before anything else is written. Where they cannot be written
 * they are lost, and the batch with them: `lost` says why.
 */
export function commitParts(connection: Connection, batch: LoadingBatch): void {
  if (!connection.db.inTransaction) return;
  try {
    connection.db.exec('COMMIT');
  } catch (error) {
    loseParts(connection, batch, error);
    return;
  }
  connection.db.pragma('foreign_keys = ON');
  batch.uncommitted = 0;
  moveLog(connection);
}

/** Takes back the parts that are not committed. */
export function loseParts(connection: Connection, batch: LoadingBatch, why: unknown): void {
  if (connection.db.inTransaction) connection.db.exec('ROLLBACK');
  connection.db.pragma('foreign_keys = ON');
  batch.uncommitted = 0;
  batch.lost ??= why;
}

function appendRows(connection: Connection, batch: LoadingBatch, chunk: BatchChunk): void {
  const { versions, blocks, sets } = chunk;
  // Views of the bytes: texts that were encoded once are bound as they are.
  const texts = Buffer.from(chunk.texts.buffer, chunk.texts.byteOffset, chunk.texts.byteLength);
  const textOf = ([from, to]: Extract) => texts.subarray(from, to);
  blocks.forEach(({ lines, whole }, index) => {
    const digests = whole.map((text) => hash('sha256', textOf(text), 'buffer'));
    for (const digest of digests) batch.digest.update(digest);
    const kept = Buffer.concat(digests.map((digest) => digest.subarray(0, digestBytes)));
    const packed = packLines(
      Buffer.concat(lines.flatMap((line, at) => [at ? lineBreak : nothing, textOf(line)])),
    );
    connection
      .prepare('INSERT INTO batch_blocks (first, batch, digests, lines) VALUES (?, ?, ?, ?)')
      .run(batch.nextSeq + index * blockSize, batch.id, kept, packed);
  });
  const rows = versions.map((version, index) =>
    writeVersion(connection, batch, version, batch.nextSeq + index),
  );
  const numbers = numbersOf(sets, storedSets(connection, batch.known));
  // Rows of one table follow each other.
  versions.forEach((version, index) => {
    for (const { feature, search, values } of version.states) {
      putNumbers(values, stateSets, numbers);
      const state = { feature: textOf(feature), search: textOf(search), values };
      insertStateValues(connection, rows[index]!, state);
    }
  });
  versions.forEach((version, index) => {
    for (const { account, feature, values } of version.accounts) {
      putNumbers(values, accountSets, numbers);
      insertAccount(connection, rows[index]!, { account, feature: textOf(feature), values });
    }
  });
}

const lineBreak = Buffer.from('\n');
const nothing = Buffer.alloc(0);

const documentInsert = `INSERT INTO documents
  (seq, incident, version, rec_from, rec_to, status, public, private, batch, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function writeVersion(
  connection: Connection,
  batch: LoadingBatch,
  version: BatchVersion,
  seq: number,
): VersionRow {
  const { incident, status } = version;
  replaceStanding(connection, batch, version);
  const row: VersionRow = {
    ...{ seq, incident, status, private: version.private, batch: batch.id, rec_from: batch.beganAt },
    // A version that another one of the batch follows ended when it began: no date shows it.
    rec_to: version.stands ? null : 0,
  };
  connection
    .prepare(documentInsert)
    .run(
      ...[seq, incident, version.version, row.rec_from, row.rec_to, status, version.public, version.private],
      batch.id,
      version.content === null ? null : Buffer.from(version.content, 'latin1'),
    );
  if (version.links.length === 0) return row;
  const link = connection.prepare(
    'INSERT INTO links (target, seq, ordinal, relation, known_from) VALUES (?, ?, ?, ?, ?)',
  );
  version.links.forEach((one, ordinal) => {
    link.run(one.target, seq, ordinal, one.relation, one.known_from ?? null);
  });
  return row;
}

const standingVersion = `SELECT d.seq, d.version, d.batch FROM documents d
  WHERE d.incident = ? AND (d.batch = ? OR ${standsNow('d', true)}) ORDER BY d.version DESC LIMIT 1`;

/** Marks the version that stands as one that ends with this batch, the last of the batch's own before it. */
function replaceStanding(connection: Connection, batch: LoadingBatch, version: BatchVersion): void {
  const found = connection.prepare(standingVersion).get(version.incident, batch.id) as
    | { seq: number; version: number; batch: number }
    | undefined;
  if ((found?.version ?? 0) !== version.version - 1) throw new StaleVersionError(found?.version ?? 0);
  if (!found || found.batch === batch.id) return;
  batch.replaces = true;
  for (const table of ['documents', 'states', 'account_states'])
    connection.prepare(`UPDATE ${table} SET ending = ? WHERE seq = ?`).run(batch.id, found.seq);
}
