import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { storageTrouble } from '../storage-error.ts';

/** Share of the pages from which on it is worth the time that they are given back. */
const worthwhile = 1 / 4;
/** What has to be free of what is in use, for the file that is made anew and the log that it goes through. */
const needed = 3;

/**
 * Gives back to the disk what a migration left empty in the file, where the disk has room to write the rest anew;
 * elsewhere it stays for what is written next.
 */
export function giveBack(db: Database.Database, file: string): void {
  const number = (name: string) => db.pragma(name, { simple: true }) as number;
  const [pages, empty] = [number('page_count'), number('freelist_count')];
  if (empty < pages * worthwhile) return;
  const { bavail, bsize } = statfsSync(dirname(file));
  if (bavail * bsize < (pages - empty) * number('page_size') * needed) return;
  try {
    db.exec('VACUUM');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    // The file is as it was: to be smaller is no reason not to start.
    if (storageTrouble((error as { code?: unknown }).code) !== 'full') throw error;
  }
}
