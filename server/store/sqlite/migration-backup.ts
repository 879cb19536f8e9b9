import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { backupsName } from './data-folder.ts';
import { giveBack } from './give-back.ts';
import { migrate, schemaVersion } from './migrations.ts';

/** Copies from before migrations that are kept, the newest of them. */
const kept = 3;
const named = /^schema-\d+-[\dTZ-]+\.sqlite$/;

/**
 * Brings the database to the schema of this program; one that holds anything is copied first, into `backups/` beside it
 * (mode 0600, named by its schema and the time). Throws a sentence when either fails: the file is as it was then.
 */
export function migrateSafely(db: Database.Database, file: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version === schemaVersion) return;
  const copy = version === 0 ? null : copyBefore(db, file, version);
  try {
    migrate(db);
  } catch (error) {
    if (!copy) throw error;
    throw new Error(
      `The database could not be brought from schema ${version} to ${schemaVersion} (${(error as Error).message}); it is as it was, and a copy is kept as ${copy}. Go on with the program of before, and report this.`,
    );
  }
  if (copy) giveBack(db, file);
}

function copyBefore(db: Database.Database, file: string, version: number): string {
  const [moved] = db.pragma('wal_checkpoint(TRUNCATE)') as {
    busy: number;
    log: number;
    checkpointed: number;
  }[];
  if (moved && moved.log > 0 && moved.log !== moved.checkpointed)
    throw new Error(
      `Another program reads ${file}; stop it, so that the database can be copied and migrated.`,
    );
  const folder = join(dirname(file), backupsName);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const time = new Date().toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
  const copy = join(folder, `schema-${version}-${time}.sqlite`);
  try {
    // Whoever holds the process lock is the only one to write: what is moved out of the log stays as it is.
    copyFileSync(file, copy, constants.COPYFILE_FICLONE);
    chmodSync(copy, 0o600);
    const handle = openSync(copy, 'r+');
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  }
  const copies = readdirSync(folder).filter((name) => named.test(name));
  const timeOf = (name: string) => name.replace(/^schema-\d+-/, '');
  copies.sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
  for (const old of copies.slice(kept)) rmSync(join(folder, old));
  return copy;
}
