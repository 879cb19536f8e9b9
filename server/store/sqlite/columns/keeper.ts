import { Worker } from 'node:worker_threads';
import type { Gate } from '../gate.ts';
import type { ThreadWatch } from '../threads.ts';
import { workerEntry } from '../worker-entry.ts';
import type { WriterThread } from '../writer-thread.ts';
import type { Snapshot } from './buffer.ts';
import type { BuilderAnswer, BuilderTask } from './builder.ts';
import type { ColumnsRoom } from './follow.ts';

/** A snapshot as it travels with each task of a reader; `generation` tells one from the next. */
export interface SharedColumns extends Snapshot {
  generation: number;
}

export interface ColumnsKeeper {
  /** The snapshot that readers may use; null until the first one is there. */
  current(): SharedColumns | null;
  /** Told what the writer answered to a commit: whether it is time for a new snapshot. */
  committed(room: ColumnsRoom): void;
  /** Resolves when the first snapshot is there, or could not be made. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keeps the columns of a folder: reads them in a thread of their own, hands each new snapshot to the writer, which
 * adds what was committed meanwhile, and only then to the readers. While there is none, SQL answers everything.
 */
export function keepColumns(
  folder: string,
  writing: Promise<WriterThread>,
  gate: Gate,
  watch: Pick<ThreadWatch, 'logger'>,
): ColumnsKeeper {
  let shared: SharedColumns | null = null;
  let making: Promise<void> | null = null;
  let builder: Worker | null = null;
  let closed = false;
  let generation = 0;

  const make = async (saved: boolean): Promise<void> => {
    const began = performance.now();
    const made = await read({ folder, saved, gate });
    const writer = await writing;
    // An import that was finished meanwhile may be more than there is room for.
    if (!(await writer.run('adoptColumns', made.snapshot))) return make(false);
    generation += 1;
    shared = { ...made.snapshot, generation };
    watch.logger?.info({ ms: Math.round(performance.now() - began), saved: made.saved }, 'columns ready');
  };
  const read = async (task: BuilderTask) => {
    // One before may still be writing titles.
    await builder?.terminate();
    if (closed) throw new Error('The store is closed.');
    return new Promise<Extract<BuilderAnswer, { snapshot: Snapshot }>>((resolve, reject) => {
      const { url, execArgv } = workerEntry('columns/builder');
      builder = new Worker(url, { execArgv, workerData: task, name: 'atlas-columns' });
      builder.once('message', (answer: BuilderAnswer) =>
        'snapshot' in answer ? resolve(answer) : reject(new Error(answer.failed)),
      );
      builder.once('error', reject);
      builder.once('exit', () => reject(new Error('The thread that reads the columns has stopped.')));
    });
  };
  const start = (saved: boolean) => {
    making ??= make(saved)
      // Without columns every answer is the same, only slower.
      .catch((error: Error) => {
        if (!closed) watch.logger?.info({ error: error.message }, 'columns could not be made');
      })
      .finally(() => {
        making = null;
      });
    return making;
  };
  const first = start(true);
  return {
    current: () => shared,
    committed(room) {
      if (room === 'little' && !closed) void start(false);
    },
    settled: () => first,
    async close() {
      closed = true;
      await builder?.terminate();
      await making;
    },
  };
}
