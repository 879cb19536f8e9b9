import { canonicalJson, type ImportChange } from '../../contract/change.ts';
import type { Head } from './commit.ts';
import type { Connection } from './connection.ts';
import { dropRows } from './drop-rows.ts';
import { revisionHash, sha256 } from './hash-chain.ts';
import { moveLog } from './log-bound.ts';
import type { LoadingBatch } from './write-batch.ts';
import { addWords } from './write-vocabulary.ts';

/** Versions that one step of settling or sweeping goes through. */
const stepSize = 2_000;

/** What stands where other revisions name their incident; it is no slug, so no incident has it. */
export const batchName = (id: number) => `batch:${id}`;

/**
 * Makes a batch visible in one transaction: its revision is written into the chain, and the batch gets its number and
 * time. Nothing of its rows is touched. Throws a sentence when somebody wrote one of its incidents meanwhile.
 */
export function finishBatch(
  connection: Connection,
  head: Head,
  batch: LoadingBatch,
  recordedAt: string,
): { head: Head; change: ImportChange } {
  if (batch.overtaken)
    throw new Error(`The incident ${batch.overtaken} was written meanwhile; nothing is imported.`);
  const at = Math.max(Date.parse(recordedAt), head.recorded_at);
  if (Number.isNaN(at)) throw new Error('The import has no time at which it was recorded.');
  const change: ImportChange = {
    kind: 'imported',
    incident: batchName(batch.id),
    base: 0,
    actor: batch.actor,
    recorded_at: new Date(at).toISOString(),
    ...(batch.reason === null ? {} : { reason: batch.reason }),
    data_set: batch.dataSet,
    count: batch.count,
    public_count: batch.publicCount,
    digest: batch.digest.digest('hex'),
  };
  const text = canonicalJson(change);
  const seq = head.seq + 1;
  const derived = sha256('');
  const hash = revisionHash(head.hash, seq, change.recorded_at, derived, text);
  connection.db
    .transaction(() => {
      connection
        .prepare('INSERT INTO revisions VALUES (?, ?, ?, ?, ?, 1, 0, ?, ?, ?, ?, ?)')
        .run(
          seq,
          change.recorded_at,
          change.actor,
          change.kind,
          change.incident,
          batch.reason,
          text,
          derived,
          head.hash,
          hash,
        );
      connection
        .prepare(
          'UPDATE batches SET seq = ?, recorded_at = ?, count = ?, public_count = ?, settled = ? WHERE id = ?',
        )
        .run(seq, at, batch.count, batch.publicCount, Number(!batch.replaces), batch.id);
      addWords(connection, batch.words.values());
    })
    .immediate();
  return { head: { seq, hash, recorded_at: at }, change };
}

/** Writes the ends of some of the versions that finished batches replaced; true when something may be left. */
export function settleSome(connection: Connection): boolean {
  const batch = connection
    .prepare('SELECT id, recorded_at FROM batches WHERE settled = 0 AND seq IS NOT NULL LIMIT 1')
    .get() as { id: number; recorded_at: number } | undefined;
  if (!batch) return false;
  connection.db
    .transaction(() => {
      const ended = connection
        .prepare('SELECT seq FROM documents WHERE ending = ? LIMIT ?')
        .pluck()
        .all(batch.id, stepSize) as number[];
      for (const seq of ended)
        for (const table of ['documents', 'states', 'account_states'])
          connection
            .prepare(`UPDATE ${table} SET rec_to = coalesce(rec_to, ?), ending = NULL WHERE seq = ?`)
            .run(batch.recorded_at, seq);
      if (ended.length === 0) connection.prepare('UPDATE batches SET settled = 1 WHERE id = ?').run(batch.id);
    })
    .immediate();
  return true;
}

/**
 * Takes away some rows of batches that were never finished, but for the one that is being loaded; true when something
 * may be left. Readers do not see these rows, so there is no hurry.
 */
export function sweepSome(connection: Connection, loading: number | null): boolean {
  const batch = connection
    .prepare('SELECT id FROM batches WHERE seq IS NULL AND id IS NOT ? LIMIT 1')
    .pluck()
    .get(loading) as number | undefined;
  if (batch === undefined) return false;
  connection.db.pragma('foreign_keys = OFF');
  try {
    connection.db.transaction(() => sweepStep(connection, batch)).immediate();
  } finally {
    connection.db.pragma('foreign_keys = ON');
  }
  moveLog(connection);
  return true;
}

function sweepStep(connection: Connection, batch: number): void {
  const released = connection
    .prepare('SELECT seq FROM documents WHERE ending = ? LIMIT ?')
    .pluck()
    .all(batch, stepSize) as number[];
  for (const seq of released)
    for (const table of ['documents', 'states', 'account_states'])
      connection.prepare(`UPDATE ${table} SET ending = NULL WHERE seq = ?`).run(seq);
  if (released.length) return;
  const first = connection.prepare('SELECT first FROM batches WHERE id = ?').pluck().get(batch) as number;
  // Its versions follow each other, and only later batches have greater numbers.
  const versions = connection
    .prepare('SELECT seq FROM documents WHERE seq >= ? AND seq < 0 AND batch = ? ORDER BY seq DESC LIMIT ?')
    .pluck()
    .all(first, batch, stepSize) as number[];
  if (versions.length) keepLast(connection, versions[0]!);
  for (const seq of versions) dropVersion(connection, seq);
  if (versions.length < stepSize) {
    connection.prepare('DELETE FROM batch_blocks WHERE first >= ? AND batch = ?').run(first, batch);
    connection.prepare('DELETE FROM batches WHERE id = ?').run(batch);
  }
}

/** A number that was given away is never given again: somebody may hold it. */
function keepLast(connection: Connection, seq: number): void {
  connection
    .prepare(
      `INSERT INTO meta VALUES ('last_batch_seq', ?)
       ON CONFLICT (name) DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))`,
    )
    .run(String(seq));
}

function dropVersion(connection: Connection, seq: number): void {
  dropRows(connection, seq);
  connection.prepare('DELETE FROM documents WHERE seq = ?').run(seq);
  connection.prepare('DELETE FROM links WHERE seq = ?').run(seq);
}
