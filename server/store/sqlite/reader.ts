/** A thread that reads: one read-only connection, asked through `reader-pool.ts`. */
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { storageTrouble } from '../storage-error.ts';
import { CursorError } from '../store.ts';
import { counts, openTable, type Table } from './columns/buffer.ts';
import type { SharedColumns } from './columns/keeper.ts';
import { nextKnowledge } from './columns/next-knowledge.ts';
import { openConnection } from './connection.ts';
import { databaseName } from './data-folder.ts';
import { createWatch, DeadlineError, registerAlive } from './deadline.ts';
import { registerExpressions } from './expression-functions.ts';
import { type Gate, passGate } from './gate.ts';
import { registerGeometry, registerLocalDay } from './geometry-functions.ts';
import { giveWay } from './give-way.ts';
import { readBatchMembers, readBatchRevision, readColumns, readImport, readImports } from './imports.ts';
import { readDue, readPrivate, readWritten } from './private-parts.ts';
import { readAggregate } from './read-aggregate.ts';
import { readComparison } from './read-comparison.ts';
import { readExtent } from './read-extent.ts';
import { readFeed } from './read-feed.ts';
import { readChanges, readHistory, readVersions, readVocabulary } from './read-history.ts';
import { readAccount, readLinksTo, readOne, readTitles } from './read-incident.ts';
import { readNearby } from './read-nearby.ts';
import { readAccounts, readChunk, readCount, readPage } from './read-page.ts';
import { readCollections, readPlace, readPlaceHits, readPlaces, readPlacesDigests } from './read-places.ts';
import { readPlacesChunk, readPlacesPage } from './read-places-page.ts';
import { readEvidence, readHash } from './read-proof.ts';
import { readDataSets, readStanding, readStandingVersions } from './read-standing.ts';
import { readTile } from './read-tile.ts';
import type { ReaderContext } from './reader-context.ts';
import { staffReads } from './staff/operations.ts';
import { readToken, readTokensOf } from './tokens.ts';
import { readSession, readUserByName, readUserCount, readUsers } from './users.ts';
import { verifyStore } from './verify.ts';

const operations = {
  page: readPage,
  accounts: readAccounts,
  account: readAccount,
  chunk: readChunk,
  tile: readTile,
  feed: readFeed,
  extent: readExtent,
  aggregate: readAggregate,
  count: readCount,
  compare: readComparison,
  one: readOne,
  linksTo: readLinksTo,
  titles: readTitles,
  history: readHistory,
  versions: readVersions,
  changes: readChanges,
  vocabulary: readVocabulary,
  written: readWritten,
  due: readDue,
  privatePart: readPrivate,
  standing: readStanding,
  dataSets: readDataSets,
  imports: readImports,
  importOf: readImport,
  columnsFor: readColumns,
  batchRevision: readBatchRevision,
  batchMembers: readBatchMembers,
  nearby: readNearby,
  standingVersions: readStandingVersions,
  collections: readCollections,
  placesPage: readPlacesPage,
  placesChunk: readPlacesChunk,
  place: readPlace,
  places: readPlaces,
  placesDigests: readPlacesDigests,
  findPlaces: readPlaceHits,
  userCount: readUserCount,
  users: readUsers,
  userByName: readUserByName,
  session: readSession,
  token: readToken,
  tokensOf: readTokensOf,
  ...staffReads,
  verify: verifyStore,
  hashAt: readHash,
  evidence: readEvidence,
};
export type ReaderOperations = typeof operations;

/** What a reader is asked; `deadline` is a reading of `process.hrtime` in milliseconds, null is without end. */
export interface ReaderTask {
  operation: keyof ReaderOperations;
  parameters: unknown[];
  deadline: number | null;
  /** Which columns there are, null for none, and the last revision that the answer must know of. */
  generation: number | null;
  seq: number;
  /** The date of knowledge (ms) for which to say how long the answer holds; null is not asked. */
  at: number | null;
  /** Those columns, for a reader that lacks them: to send them with every task would take longer than many an answer. */
  columns?: SharedColumns | null;
}
/**
 * The value with how long it holds, null where that is not known; or that the time was up, that the cursor is of
 * another list, with which code the storage failed, or that the reader lacks the columns. Errors do not keep their class
 * between threads, so these are values.
 */
export type ReaderAnswer =
  | { value: unknown; until: number | null }
  | { busy: true }
  | { cursor: false }
  | { storage: string }
  | { lacks: 'columns' };

const { folder, zone, stop, gate, isHeavy } = workerData as {
  folder: string;
  zone: string;
  stop: Int32Array;
  gate: Gate;
  /** Whether it is asked for what takes long, and others go first. */
  isHeavy: boolean;
};
passGate(gate);
if (isHeavy) giveWay();
const watch = createWatch(stop);
const connection = openConnection(join(folder, databaseName), 'read');
registerAlive(connection.db, watch);
registerGeometry(connection.db, watch);
registerLocalDay(connection.db);
registerExpressions(connection.db, watch);
const context: ReaderContext = { ...connection, watch, zone, columns: null };
let opened: { generation: number; table: Table } | null = null;

/** The columns as arrays, opened once; null when they lag behind, as after what they had no room for. */
function columnsOf({ generation, seq }: ReaderTask): ReaderContext['columns'] {
  if (generation === null || !opened) return null;
  const { table } = opened;
  const head = Atomics.load(table.counts, counts.head);
  return head >= seq ? { table, head } : null;
}

/** Runs one read. */
export function read(task: ReaderTask): unknown {
  const { operation, parameters, deadline, at, generation, columns } = task;
  if (columns && opened?.generation !== columns.generation)
    opened = { generation: columns.generation, table: openTable(columns) };
  if (generation !== null && opened?.generation !== generation)
    return { lacks: 'columns' } satisfies ReaderAnswer;
  try {
    // The time in the queue counts: whoever waited so long has gone.
    watch.arm(deadline === null ? null : deadline - Number(process.hrtime.bigint()) / 1e6);
    watch.check();
    context.columns = columnsOf(task);
    const run = operations[operation] as (context: ReaderContext, ...values: unknown[]) => unknown;
    const until = at !== null && context.columns ? nextKnowledge(context.columns.table, at) : null;
    return moved({ value: run(context, ...parameters), until });
  } catch (error) {
    if (error instanceof DeadlineError) return { busy: true } satisfies ReaderAnswer;
    if (error instanceof CursorError) return { cursor: false } satisfies ReaderAnswer;
    const { code } = error as { code?: unknown };
    if (storageTrouble(code)) return { storage: String(code) } satisfies ReaderAnswer;
    throw error;
  }
}

/** Hands the bytes of an answer over instead of copying them. */
function moved(answer: Extract<ReaderAnswer, { value: unknown }>): unknown {
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
