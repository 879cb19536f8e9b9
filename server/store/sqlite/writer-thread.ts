import { Worker } from 'node:worker_threads';
import { explained } from '../storage-error.ts';
import { BusyError } from '../store.ts';
import { StaleVersionError } from '../writing.ts';
import type { Head } from './commit.ts';
import type { Gate } from './gate.ts';
import { workerEntry } from './worker-entry.ts';
import type { WriterOperations } from './writer.ts';

/** First word of the thread: where the chain stands, or why the database is not opened. */
export type WriterStart = { head: Head } | { refused: string };
export interface WriterRequest {
  id: number;
  operation: keyof WriterOperations | 'close';
  parameters: unknown[];
}
export type WriterReply = { id: number; value: unknown } | { id: number; error: WriterError };

/** What is left of an error between threads: `code` of SQLite or the system, `current` of a stale version. */
export interface WriterError {
  message: string;
  code: unknown;
  current: number | undefined;
}

export interface WriterThread {
  /** Where the chain stood when the thread began. */
  head: Head;
  /** Asks the thread; BusyError when too many writes wait. */
  run<O extends keyof WriterOperations>(
    operation: O,
    ...parameters: Parameters<WriterOperations[O]>
  ): Promise<Awaited<ReturnType<WriterOperations[O]>>>;
  /** Lets the writes that wait finish, then closes the database and the lock. */
  close(): Promise<void>;
}

/** Writes that may wait; each takes a few milliseconds, so a longer queue would only hide that the disk is slow. */
const mostWaiting = 256;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Starts the writer and waits until the database is open. Throws the sentence with which it was refused. `failed` is told
 * when it ends without being closed.
 */
export async function startWriter(
  folder: string,
  zone: string,
  gate: Gate,
  failed: (error: Error) => void,
): Promise<WriterThread> {
  const { url, execArgv } = workerEntry('writer');
  const worker = new Worker(url, { execArgv, workerData: { folder, zone, gate }, name: 'atlas-writer' });
  const waiting = new Map<number, Waiting>();
  let stopped: Error | null = null;
  let last = 0;

  const head = await new Promise<Head>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (start: WriterStart) => {
      if ('head' in start) resolve(start.head);
      else reject(new Error(start.refused));
    });
  });
  worker.removeAllListeners('error');
  worker.on('message', (reply: WriterReply) => {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('value' in reply) one?.resolve(reply.value);
    else one?.reject(toError(reply.error));
  });
  let closing = false;
  const stop = (error: Error) => {
    if (!stopped && !closing) failed(error);
    stopped ??= error;
    for (const one of waiting.values()) one.reject(stopped);
    waiting.clear();
  };
  worker.on('error', stop);
  worker.on('exit', () => stop(new Error('The writer of the database has stopped.')));

  const ask = (operation: WriterRequest['operation'], parameters: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(stopped);
      const id = ++last;
      waiting.set(id, { resolve, reject });
      try {
        worker.postMessage({ id, operation, parameters } satisfies WriterRequest);
      } catch (error) {
        waiting.delete(id);
        reject(error);
      }
    });
  return {
    head,
    run: ((operation, ...parameters) =>
      waiting.size >= mostWaiting
        ? Promise.reject(new BusyError('Too many writes are waiting.'))
        : ask(operation, parameters)) as WriterThread['run'],
    async close() {
      if (stopped) return;
      closing = true;
      await ask('close', []);
      await worker.terminate();
    },
  };
}

function toError({ message, code, current }: WriterError): Error {
  if (current !== undefined) return new StaleVersionError(current);
  return explained(Object.assign(new Error(message), { code })) as Error;
}
