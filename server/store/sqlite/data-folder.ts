import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const databaseName = 'atlas.sqlite';
export const lockName = 'atlas.lock';
export const keyName = 'checkpoint-key.pem';
/** Folder of the copies that the service makes by itself. */
export const backupsName = 'backups';

/**
 * Makes the folder (0700) and the empty database and lock files (0600) where they are missing. SQLite gives its
 * `-wal` and `-shm` files the mode of the database, so nobody else ever reads one. A folder that exists keeps its
 * mode: it may be somebody's mount point.
 */
export function prepareFolder(folder: string): { database: string; lock: string; key: string } {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!statSync(folder).isDirectory())
    throw new Error(`${folder} is a file; set ATLAS_DATA to a folder, or to a name that is free.`);
  const database = join(folder, databaseName);
  const lock = join(folder, lockName);
  for (const file of [database, lock]) {
    // Never open a file that exists: closing it again would drop this process's own locks on it (POSIX).
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  }
  return { database, lock, key: join(folder, keyName) };
}
