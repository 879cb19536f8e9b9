import { statSync } from 'node:fs';
import type { Connection } from './connection.ts';

/** Bytes of the log above which a write waits until what it holds is in the file, and the log is empty. */
const mostBytes = 32 * 2 ** 20;
/** How long (ms) after a wait in vain the next write may wait again. */
const restMs = 2_000;

let nextAt = 0;

/** Moves what the log holds into the file; what does not go now, on a full disk say, goes later. */
export function moveLog(connection: Connection): void {
  checkpoint(connection, 'PASSIVE');
  boundLog(connection);
}

/**
 * Empties a log that has grown while readers followed each other without a gap, each with frames of it in use: the writer
 * waits for those that read now, at most their deadline long; others go on, and read from the file meanwhile.
 */
export function boundLog(connection: Connection): void {
  const { size } = statSync(`${connection.db.name}-wal`, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size < mostBytes || performance.now() < nextAt) return;
  checkpoint(connection, 'TRUNCATE');
  nextAt = performance.now() + restMs;
}

function checkpoint(connection: Connection, mode: 'PASSIVE' | 'TRUNCATE'): void {
  try {
    connection.db.pragma(`wal_checkpoint(${mode})`);
  } catch {
    // The log still holds it.
  }
}
