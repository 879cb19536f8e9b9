import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseName } from './data-folder.ts';
import { refuseForeign } from './migrations.ts';

/** More pages than any database has. */
const allPages = 2 ** 31 - 1;

/**
 * Copies the database to `file` (mode 0600) while others write: all that was acknowledged before it began is in it. The
 * file appears whole or not at all; one that is there is replaced. The copy is made in steps, between which the
 * connection can write. `atOnce` makes it in one: for a connection that does not write itself, since each write of
 * another one between two steps would begin it anew.
 */
export async function backupTo(db: Database.Database, file: string, { atOnce = false } = {}): Promise<void> {
  const temporary = `${file}.${process.pid}-${Date.now()}.part`;
  closeSync(openSync(temporary, 'wx', 0o600));
  try {
    await db.backup(temporary, atOnce ? { progress: () => allPages } : undefined);
    const handle = openSync(temporary, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, file);
    chmodSync(file, 0o600);
  } catch (error) {
    for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(temporary + rest, { force: true });
    throw error;
  }
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** Copies the database of a data folder, whether or not a server has it open. Throws a sentence when there is none. */
export async function backupFile(folder: string, file: string): Promise<void> {
  const database = join(folder, databaseName);
  if (!existsSync(database)) throw new Error(`There is no database in ${folder}.`);
  const db = new Database(database, { readonly: true, fileMustExist: true });
  try {
    refuseForeign(db, database);
    await backupTo(db, file, { atOnce: true });
  } finally {
    db.close();
  }
}
