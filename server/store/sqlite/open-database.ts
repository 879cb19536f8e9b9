import { type Connection, openConnection } from './connection.ts';
import { prepareFolder } from './data-folder.ts';
import { examine } from './examine.ts';
import { registerLocalDay } from './geometry-functions.ts';
import { migrateSafely } from './migration-backup.ts';
import { takeProcessLock } from './process-lock.ts';

/**
 * Opens the database of a folder for writing: makes it where there is none, takes the process lock, refuses a file
 * that is damaged, not ours or newer before anything in it changes, brings it to the current schema, after a copy.
 * Throws sentences, and what the system says of a disk that fails.
 */
export function openDatabase(folder: string, zone: string): { connection: Connection; close(): void } {
  const files = prepareFolder(folder);
  const lock = takeProcessLock(files.lock, folder);
  try {
    examine(files.database);
    const connection = openConnection(files.database, 'write');
    migrateSafely(connection.db, files.database);
    registerLocalDay(connection.db);
    setZone(connection, zone);
    return {
      connection,
      close: () => {
        connection.db.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Local days are stored with the states; a deployment that moves to another zone gets them anew. */
function setZone(connection: Connection, zone: string): void {
  const kept = connection.prepare("SELECT value FROM meta WHERE name = 'zone'").pluck().get();
  if (kept === zone) return;
  connection.db
    .transaction(() => {
      connection.prepare('UPDATE states SET local_day = local_day(occurred_start, ?)').run(zone);
      connection
        .prepare(
          "INSERT INTO meta VALUES ('zone', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        .run(zone);
    })
    .immediate();
}
