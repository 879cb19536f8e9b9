import { Worker } from 'node:worker_threads';
import type { ExportItem } from './format.ts';
import type { FeatureTable, FileNotes } from './geopackage-file.ts';

/** One step of writing; steps are taken in the order sent. */
export type GeoPackageRequest =
  | { step: 'begin'; table: FeatureTable }
  | { step: 'add'; features: ExportItem['feature'][] }
  | { step: 'end' }
  | { step: 'finish'; notes: FileNotes };
export type GeoPackageReply = { done: true } | { done: false; message: string };

export interface GeoPackageThread {
  /** Asks for a step and waits until it is taken, so that no more than one batch is under way. */
  run(request: GeoPackageRequest): Promise<void>;
  /** Ends the thread, whatever it does. */
  stop(): Promise<void>;
}

/** Starts a thread that writes a GeoPackage into a new file: the bundled file, or in development the source. */
export function startGeoPackage(path: string): GeoPackageThread {
  const source = import.meta.url.endsWith('.ts');
  const worker = new Worker(new URL(`./geopackage-worker${source ? '.ts' : '.js'}`, import.meta.url), {
    execArgv: source ? ['--import', new URL('./geopackage-loader.mjs', import.meta.url).href] : [],
    workerData: { path },
    name: 'atlas-geopackage',
  });
  let settle: { resolve(): void; reject(error: Error): void } | null = null;
  let stopped: Error | null = null;
  const fail = (error: Error) => {
    stopped ??= error;
    settle?.reject(error);
    settle = null;
  };
  worker.on('message', (reply: GeoPackageReply) => {
    if (!reply.done) {
      fail(new Error(reply.message));
      return;
    }
    settle?.resolve();
    settle = null;
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The writer of the GeoPackage has stopped.')));
  return {
    run: (request) =>
      new Promise((resolve, reject) => {
        if (stopped) {
          reject(stopped);
          return;
        }
        settle = { resolve, reject };
        worker.postMessage(request);
      }),
    stop: async () => {
      await worker.terminate();
    },
  };
}
