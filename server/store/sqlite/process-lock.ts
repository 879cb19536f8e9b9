import Database from 'better-sqlite3';

/**
 * Holds a lock of the operating system on a small database of its own for as long as this process lives; `kill -9`
 * releases it too, which a file with a process id would not. Throws a sentence when somebody else holds it.
 */
export function takeProcessLock(file: string, folder: string): { release(): void } {
  const db = new Database(file, { timeout: 200 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(`The database in ${folder} is in use by another process; stop it first.`);
  }
  return { release: () => db.close() };
}
