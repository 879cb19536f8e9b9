import { type ColumnsKeeper, keepColumns } from './columns/keeper.ts';
import { createGate, openGate } from './gate.ts';
import { type ReaderPool, startReaders } from './reader-pool.ts';
import { startWriter, type WriterThread } from './writer-thread.ts';

export interface ThreadOptions {
  /** Folder of the database, its lock and its checkpoint key; made (0700) when it is missing. */
  folder: string;
  /** Threads that read. */
  readers: number;
  /** Milliseconds that a read may take, its time in the queue counted. */
  deadlineMs: number;
  /** IANA zone whose days the time buckets are; default UTC. */
  zone?: string;
  /** Whether questions are answered from columns in memory, which pay off where many are asked; default false. */
  columns?: boolean;
}

/** Whom the threads tell what happens, known once the rest of the program is loaded. */
export interface ThreadWatch {
  /** Told when the thread that writes ends by itself: from then on nothing can be written. */
  failed?: ((error: Error) => void) | undefined;
  /** Told when the store opens and closes. */
  logger?: { info(details: object, message: string): void } | undefined;
  /** The last revision that readers must know of. */
  seq?: () => number;
}

export interface StoreThreads {
  /** The thread that writes, once the database is open; rejected with the sentence with which it was refused. */
  writer: Promise<WriterThread>;
  pool: ReaderPool;
  columns: ColumnsKeeper | null;
  watch: ThreadWatch;
  /** Lets the others at the database, where the writer has not because something was to be derived first. */
  open(): void;
  close(): Promise<void>;
}

/**
 * Begins the threads of a store, which load side by side with the rest of the program; all but the writer wait until
 * the database is open. `openSqliteStore` takes them over.
 */
export function startThreads(options: ThreadOptions): StoreThreads {
  const { folder, readers, deadlineMs, zone = 'UTC' } = options;
  const gate = createGate();
  const watch: ThreadWatch = {};
  const writer = startWriter(folder, zone, gate, (error) => watch.failed?.(error));
  // Whoever takes the threads over hears of it.
  writer.catch(() => undefined);
  const columns = options.columns ? keepColumns(folder, writer, gate, watch) : null;
  const pool = startReaders(folder, zone, readers, deadlineMs, gate, {
    columns: () => columns?.current() ?? null,
    seq: () => watch.seq?.() ?? 0,
  });
  return {
    ...{ writer, pool, columns, watch },
    open: () => openGate(gate),
    async close() {
      // Readers first: the last connection to close is the writer's, which moves the log into the file.
      await pool.close();
      await columns?.close();
      await (await writer.catch(() => null))?.close();
    },
  };
}
