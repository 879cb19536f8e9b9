/** A thread that makes a snapshot, from the saved one where it still holds, and ends; started by `keeper.ts`. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../connection.ts';
import { databaseName } from '../data-folder.ts';
import { type Gate, passGate } from '../gate.ts';
import { giveWay } from '../give-way.ts';
import { counts, openRows, openTable, type Snapshot, type Table } from './buffer.ts';
import { buildSnapshot, roomFor } from './build.ts';
import { loadSnapshot, saveSnapshot } from './saved.ts';
import { rowsInSpace } from './space-order.ts';
import { openTitles, writeTitles } from './titles-file.ts';

/** What the thread is started with, and what it says first; what it could not save it says after. */
export interface BuilderTask {
  folder: string;
  /** Whether a saved snapshot will do. */
  saved: boolean;
  gate: Gate;
}
export type BuilderAnswer = { snapshot: Snapshot; saved: boolean } | { failed: string };

/** Versions that may be added to a saved snapshot one by one; to read all states anew is faster than many more. */
const mostBehind = 2_000;

const { folder, saved, gate } = workerData as BuilderTask;
passGate(gate);
giveWay();
const connection = openConnection(join(folder, databaseName), 'read');

function usable(): Snapshot | null {
  const snapshot = loadSnapshot(folder, connection);
  if (!snapshot) return null;
  const behind = connection
    .prepare(
      `SELECT (SELECT count(*) FROM documents WHERE seq > @head)
         + (SELECT coalesce(sum(count), 0) FROM batches WHERE seq > @head)`,
    )
    .pluck()
    .get({ head: openRows(snapshot.rows).counts[counts.head]! }) as number;
  return behind <= mostBehind ? snapshot : null;
}

try {
  const kept = saved ? usable() : null;
  const snapshot = kept ?? buildSnapshot(connection);
  // Written before it is handed over: from then on the writer adds to it.
  if (!kept) saveQuietly(snapshot);
  parentPort!.postMessage({ snapshot, saved: kept !== null } satisfies BuilderAnswer);
  keepTitles(openTable(snapshot));
} catch (error) {
  parentPort!.postMessage({ failed: (error as Error).message } satisfies BuilderAnswer);
} finally {
  connection.db.close();
}

/** Writes the titles again where many states have come since, or there are none; tiles that lack them ask the database. */
function keepTitles({ rowOf, counts: numbers, rows, dictionary }: Table): void {
  const file = openTitles(folder, connection);
  const covered = file?.ids ?? 0;
  file?.close();
  const sorted = numbers[counts.sorted]!;
  if (file && covered > rowOf.length - 2 * roomFor(sorted)) return;
  try {
    // What a tile shows lies together in space, and so it does in the file.
    const order = rowsInSpace(rows.spot.subarray(0, sorted), dictionary.spotLon, dictionary.spotLat);
    writeTitles(
      folder,
      connection,
      order.map((row) => rows.id[row]!),
    );
  } catch {
    // As for the snapshot.
  }
}

/** A snapshot that cannot be saved, on a full disk say, is built again at the next start: nothing is lost. */
function saveQuietly(snapshot: Snapshot): void {
  try {
    saveSnapshot(folder, connection, snapshot);
  } catch {
    // The next start takes longer.
  }
}
