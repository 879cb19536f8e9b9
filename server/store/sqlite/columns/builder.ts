/** A thread that reads all states into a snapshot and ends; started by `keeper.ts`. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../connection.ts';
import { databaseName } from '../data-folder.ts';
import { buildSnapshot } from './build.ts';

const { folder } = workerData as { folder: string };
const connection = openConnection(join(folder, databaseName), 'read');
try {
  parentPort!.postMessage({ snapshot: buildSnapshot(connection) });
} catch (error) {
  parentPort!.postMessage({ failed: (error as Error).message });
} finally {
  connection.db.close();
}
