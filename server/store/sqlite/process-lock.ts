import Database from 'better-sqlite3';

interface ProcessLock {
  release(): void;
}

/** The lock of a file; null when another process holds it. */
function tryLock(file: string): ProcessLock | null {
  const db = new Database(file, { timeout: 200 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    return null;
  }
  return { release: () => db.close() };
}

/**
 * Holds a lock of the operating system on a small database of its own for as long as this process lives; `kill -9`
 * releases it too, which a file with a process id would not. Throws a sentence when somebody else holds it.
 */
export function takeProcessLock(file: string, folder: string): ProcessLock {
  const lock = tryLock(file);
  if (!lock) throw new Error(`The database in ${folder} is in use by another process; stop it first.`);
  return lock;
}

/** Whether another process holds the lock of a file that exists, for whoever can do without it. */
export function isProcessLocked(file: string): boolean {
  const lock = tryLock(file);
  lock?.release();
  return lock === null;
}
