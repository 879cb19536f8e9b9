import type { Table } from './columns/buffer.ts';
import type { Connection } from './connection.ts';
import type { Watch } from './deadline.ts';

/** What each read of a reader's thread is given; `zone` is that of the stored local days. */
export interface ReaderContext extends Connection {
  watch: Watch;
  zone: string;
  /** The columns and their head, which holds every revision that the question may see; null leaves all to SQL. */
  columns: { table: Table; head: number } | null;
}

/** Runs several statements on one snapshot, so that a page and its count never disagree. */
export function onOneSnapshot<T>(context: ReaderContext, read: () => T): T {
  return context.db.transaction(read).deferred();
}

/** Bytes of a blob column that own their buffer, so that they can move to another thread; null becomes none. */
export function ownBytes(blob: Buffer | null | undefined): Uint8Array {
  if (!blob) return new Uint8Array(0);
  return blob.byteLength === blob.buffer.byteLength ? new Uint8Array(blob.buffer) : new Uint8Array(blob);
}
