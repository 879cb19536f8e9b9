import { createHash } from 'node:crypto';
import type { ColumnChoice } from '../../contract/import.ts';
import type { BatchMember, BatchRevision, ImportRecord } from '../import.ts';
import type { Connection } from './connection.ts';

const parsed = <T>(text: unknown): T | null => (typeof text === 'string' ? (JSON.parse(text) as T) : null);

export function writeImport(connection: Connection, record: ImportRecord): void {
  connection
    .prepare(
      `INSERT INTO imports (id, at, record) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET record = excluded.record`,
    )
    .run(record.id, record.at, JSON.stringify(record));
}

export function dropImport(connection: Connection, id: string): void {
  connection.prepare('DELETE FROM imports WHERE id = ?').run(id);
}

export function readImports(connection: Connection): ImportRecord[] {
  const rows = connection.prepare('SELECT record FROM imports ORDER BY at DESC, id').pluck().all();
  return rows.map((text) => JSON.parse(text as string) as ImportRecord);
}

export function readImport(connection: Connection, id: string): ImportRecord | null {
  return parsed(connection.prepare('SELECT record FROM imports WHERE id = ?').pluck().get(id));
}

/** A header can be long; what is looked up is its hash. */
const keyOf = (header: string) => createHash('sha256').update(header).digest('hex');

export function writeColumns(connection: Connection, header: string, choice: ColumnChoice): void {
  connection
    .prepare('INSERT OR REPLACE INTO import_columns (header, choice) VALUES (?, ?)')
    .run(keyOf(header), JSON.stringify(choice));
}

export function readColumns(connection: Connection, header: string): ColumnChoice | null {
  return parsed(
    connection.prepare('SELECT choice FROM import_columns WHERE header = ?').pluck().get(keyOf(header)),
  );
}

export function readBatchRevision(connection: Connection, batch: number): BatchRevision | null {
  const found = connection
    .prepare(
      `SELECT seq, count, public_count AS publicCount, actor FROM batches WHERE id = ? AND seq IS NOT NULL`,
    )
    .get(batch);
  return (found ?? null) as BatchRevision | null;
}

export function readBatchMembers(
  connection: Connection,
  batch: number,
  after: number | null,
  limit: number,
): BatchMember[] {
  // Numbers of versions of a batch follow each other; one that another of the same batch follows ended as it began.
  return connection
    .prepare(
      `SELECT d.seq AS position, d.incident, d.version,
         (SELECT min(e.version) FROM documents e WHERE e.incident = d.incident AND e.batch = d.batch) AS first
       FROM documents d
       WHERE d.seq > coalesce(@after, (SELECT first - 1 FROM batches WHERE id = @batch)) AND d.seq < 0
         AND d.batch = @batch AND d.rec_to IS NOT 0 ORDER BY d.seq LIMIT @limit`,
    )
    .all({ batch, after, limit }) as BatchMember[];
}
