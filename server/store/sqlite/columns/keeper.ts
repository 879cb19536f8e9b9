import { Worker } from 'node:worker_threads';
import { workerEntry } from '../worker-entry.ts';
import type { WriterThread } from '../writer-thread.ts';
import type { Snapshot } from './buffer.ts';

/** A snapshot as it travels with each task of a reader; `generation` tells one from the next. */
export interface SharedColumns extends Snapshot {
  generation: number;
}

export interface ColumnsKeeper {
  /** The snapshot that readers may use; null until the first one is built. */
  current(): SharedColumns | null;
  /** Told what the writer answered to a commit: whether it is time for a new snapshot. */
  committed(room: 'enough' | 'little'): void;
  /** Resolves when the first snapshot is there, or could not be made. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keeps the columns of a folder: builds them in a thread of their own, hands each new snapshot to the writer, which
 * adds what was committed meanwhile, and only then to the readers. While there is none, SQL answers everything.
 */
export function keepColumns(
  folder: string,
  writer: WriterThread,
  logger?: { info(details: object, message: string): void; warn?(details: object, message: string): void },
): ColumnsKeeper {
  let shared: SharedColumns | null = null;
  let building: Promise<void> | null = null;
  let builder: Worker | null = null;
  let closed = false;
  let generation = 0;

  const build = async () => {
    const began = performance.now();
    const snapshot = await read();
    if (closed) return;
    if (!(await writer.run('adoptColumns', snapshot))) return;
    generation += 1;
    shared = { ...snapshot, generation };
    logger?.info(
      { ms: Math.round(performance.now() - began), bytes: snapshot.rows.byteLength },
      'columns built',
    );
  };
  const read = () =>
    new Promise<Snapshot>((resolve, reject) => {
      const { url, execArgv } = workerEntry('columns/builder');
      builder = new Worker(url, { execArgv, workerData: { folder }, name: 'atlas-columns' });
      builder.once('message', (answer: { snapshot: Snapshot } | { failed: string }) =>
        'snapshot' in answer ? resolve(answer.snapshot) : reject(new Error(answer.failed)),
      );
      builder.once('error', reject);
      builder.once('exit', () => reject(new Error('The thread that reads the columns has stopped.')));
    });
  const start = () => {
    building ??= build()
      // Without columns every answer is the same, only slower.
      .catch((error: Error) => {
        if (!closed) logger?.info({ error: error.message }, 'columns could not be built');
      })
      .finally(() => {
        building = null;
      });
    return building;
  };
  const first = start();
  return {
    current: () => shared,
    committed(room) {
      if (room === 'little' && !closed) void start();
    },
    settled: () => first,
    async close() {
      closed = true;
      await builder?.terminate();
      await building;
    },
  };
}
