/** A thread that reads: one read-only connection, asked through `reader-pool.ts`. */
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { openConnection } from './connection.ts';
import { databaseName } from './data-folder.ts';
import { createWatch, DeadlineError, registerAlive } from './deadline.ts';
import { registerGeometry, registerLocalDay } from './geometry-functions.ts';
import { readAggregate } from './read-aggregate.ts';
import { readChanges, readHistory, readVocabulary } from './read-history.ts';
import { readAccount, readLinksTo, readOne, readTitles } from './read-incident.ts';
import { readAccounts, readCount, readPage } from './read-page.ts';
import { readCollections, readPlace, readPlaceHits, readPlaces, readPlacesPage } from './read-places.ts';
import type { ReaderContext } from './reader-context.ts';
import { readSession, readUserByName, readUserCount, readUsers } from './users.ts';
import { verifyStore } from './verify.ts';

const operations = {
  page: readPage,
  accounts: readAccounts,
  account: readAccount,
  aggregate: readAggregate,
  count: readCount,
  one: readOne,
  linksTo: readLinksTo,
  titles: readTitles,
  history: readHistory,
  changes: readChanges,
  vocabulary: readVocabulary,
  collections: readCollections,
  placesPage: readPlacesPage,
  place: readPlace,
  places: readPlaces,
  findPlaces: readPlaceHits,
  userCount: readUserCount,
  users: readUsers,
  userByName: readUserByName,
  session: readSession,
  verify: verifyStore,
};
export type ReaderOperations = typeof operations;

/** What a reader is asked; `deadline` is a reading of `process.hrtime` in milliseconds, null is without end. */
export interface ReaderTask {
  operation: keyof ReaderOperations;
  parameters: unknown[];
  deadline: number | null;
}
/** The value, or that the time was up. Errors do not keep their class between threads, so this is a value. */
export type ReaderAnswer = { value: unknown } | { busy: true };

const { folder, zone, stop } = workerData as { folder: string; zone: string; stop: Int32Array };
const watch = createWatch(stop);
const connection = openConnection(join(folder, databaseName), 'read');
registerAlive(connection.db, watch);
registerGeometry(connection.db, watch);
registerLocalDay(connection.db);
const context: ReaderContext = { ...connection, watch, zone };

/** Runs one read. */
export function read({ operation, parameters, deadline }: ReaderTask): unknown {
  try {
    // The time in the queue counts: whoever waited so long has gone.
    watch.arm(deadline === null ? null : deadline - Number(process.hrtime.bigint()) / 1e6);
    watch.check();
    const run = operations[operation] as (context: ReaderContext, ...values: unknown[]) => unknown;
    return moved({ value: run(context, ...parameters) });
  } catch (error) {
    if (error instanceof DeadlineError) return { busy: true } satisfies ReaderAnswer;
    throw error;
  }
}

/** Hands the bytes of an answer over instead of copying them. */
function moved(answer: { value: unknown }): unknown {
  const { value } = answer;
  const bytes = value instanceof Uint8Array ? value : (value as { features?: unknown } | null)?.features;
  if (!(bytes instanceof Uint8Array)) return answer;
  return move({
    get [transferableSymbol]() {
      return bytes.buffer;
    },
    get [valueSymbol]() {
      return answer;
    },
  } as unknown as Parameters<typeof move>[0]);
}
