import { Piscina } from 'piscina';
import type { IncidentQuery } from '../../contract/query.ts';
import { explained } from '../storage-error.ts';
import { BusyError, CursorError } from '../store.ts';
import type { DatedAnswer } from './answer-memory.ts';
import type { SharedColumns } from './columns/keeper.ts';
import type { Gate } from './gate.ts';
import { inTime } from './in-time.ts';
import type { ReaderAnswer, ReaderOperations, ReaderTask } from './reader.ts';
import { workerEntry } from './worker-entry.ts';

type Asked<F> = F extends (context: never, ...rest: infer R) => unknown ? R : never;

export interface ReaderPool {
  /** Asks a reader; BusyError when the deadline passes or too many wait. */
  run<O extends keyof ReaderOperations>(
    operation: O,
    ...parameters: Asked<ReaderOperations[O]>
  ): Promise<ReturnType<ReaderOperations[O]>>;
  /** As `run`, with how long the answer holds that is given for knowledge of `at` (ms). */
  runDated<O extends keyof ReaderOperations>(
    at: number,
    operation: O,
    ...parameters: Asked<ReaderOperations[O]>
  ): Promise<DatedAnswer<ReturnType<ReaderOperations[O]>>>;
  /** As `run`, without a deadline and on a thread of its own, so that nobody waits for it. */
  runLong<O extends keyof ReaderOperations>(
    operation: O,
    ...parameters: Asked<ReaderOperations[O]>
  ): Promise<ReturnType<ReaderOperations[O]>>;
  /** Begins the threads that have not begun, before anybody waits for them. */
  warm(): Promise<void>;
  /** Reads that wait for a thread. */
  waiting(): number;
  /** Ends what is running at its next row and stops the threads. */
  close(): Promise<void>;
}

/**
 * Reads of few rows, which every page of every reader needs: they have a thread of their own where there are several, so
 * that however many maps and counts are asked for, nobody waits for them behind those.
 */
const quick: ReadonlySet<keyof ReaderOperations> = new Set([
  ...(['one', 'account', 'linksTo', 'titles', 'history', 'changes', 'dataSets', 'evidenceMark'] as const),
  ...(['collections', 'place', 'placesDigests', 'findPlaces'] as const),
  ...(['imports', 'importOf', 'columnsFor', 'batchRevision'] as const),
  ...(['userCount', 'users', 'userByName', 'session', 'token', 'tokensOf'] as const),
]);

/** Rows that a page may have whose reading is quick. */
const shortPage = 100;

/**
 * Whether a read is done in a moment: one of those, or the beginning of the whole list in its own order, which every
 * visit asks for. What filters, searches or orders otherwise may have to look at every row.
 */
function isQuick(operation: keyof ReaderOperations, [first]: readonly unknown[]): boolean {
  if (operation !== 'page') return quick.has(operation);
  const { view, sort, limit, offset, cursor, knownAt, recordedAt, ...filter } = first as IncidentQuery;
  const unfiltered = Object.values(filter).every(
    (one) => one === null || (Array.isArray(one) && one.length === 0),
  );
  const plain = view === 'preferred' && sort.length === 0 && offset === 0 && cursor === null;
  return plain && unfiltered && limit <= shortPage && !knownAt && !recordedAt;
}

/** Reads that may wait for each reader; with the deadline they bound the memory that a flood can take. */
const mostWaitingEach = 32;
/** A statement that does not reach its next row in time gives its caller up this much later (ms). */
const grace = 500;

/**
 * Starts `readers` threads, which give way to all others, and one for quick reads where they are several, on the
 * database of the folder, which they open when the gate is open; `columns` and `seq` answer what a task is sent with: the columns there are, and the last revision it must know of.
 */
export function startReaders(
  folder: string,
  zone: string,
  readers: number,
  deadlineMs: number,
  gate: Gate,
  { columns, seq }: { columns(): SharedColumns | null; seq(): number },
): ReaderPool {
  const { url, execArgv } = workerEntry('reader');
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const shared = { filename: url.href, name: 'read', execArgv };
  const dataOf = (isHeavy: boolean) => ({ folder, zone, stop, gate, isHeavy });
  const short = new Piscina({
    ...{ ...shared, workerData: dataOf(true) },
    // Of several, each begins when it is first needed, so that a start waits for one alone.
    minThreads: readers === 1 ? 1 : 0,
    maxThreads: readers,
    idleTimeout: Number.POSITIVE_INFINITY,
    maxQueue: readers * mostWaitingEach,
  });
  const few =
    readers === 1
      ? short
      : new Piscina({
          ...{ ...shared, workerData: dataOf(false) },
          ...{ minThreads: 1, maxThreads: 1, maxQueue: 2 * mostWaitingEach },
        });
  const long = new Piscina({
    ...{ ...shared, workerData: dataOf(true) },
    ...{ minThreads: 0, maxThreads: 1, maxQueue: 4, idleTimeout: 10_000 },
  });

  const ask = async (
    pool: Piscina,
    task: ReaderTask,
    shared: SharedColumns | null,
  ): Promise<DatedAnswer<unknown>> => {
    let answer: ReaderAnswer = { busy: true };
    try {
      answer = (await pool.run(task)) as ReaderAnswer;
      if ('lacks' in answer) answer = (await pool.run({ ...task, columns: shared })) as ReaderAnswer;
    } catch (error) {
      if (Atomics.load(stop, 0) === 0 && !/queue is at limit/i.test((error as Error).message)) throw error;
    }
    if ('value' in answer) return answer;
    if ('storage' in answer) throw explained({ code: answer.storage });
    throw 'cursor' in answer ? new CursorError() : new BusyError();
  };
  const askNow = (
    pool: Piscina,
    operation: keyof ReaderOperations,
    parameters: unknown[],
    deadline: number | null,
    at: number | null,
  ) => {
    const shared = columns();
    const generation = shared?.generation ?? null;
    return ask(pool, { operation, parameters, deadline, generation, seq: seq(), at }, shared);
  };
  const askShort = (operation: keyof ReaderOperations, parameters: unknown[], at: number | null) => {
    const deadline = Number(process.hrtime.bigint()) / 1e6 + deadlineMs;
    const pool = isQuick(operation, parameters) ? few : short;
    return inTime(askNow(pool, operation, parameters, deadline, at), deadlineMs + grace);
  };
  return {
    async run(operation, ...parameters) {
      const { value } = await askShort(operation, parameters, null);
      return value as ReturnType<ReaderOperations[typeof operation]>;
    },
    async runDated(at, operation, ...parameters) {
      const answer = await askShort(operation, parameters, at);
      return answer as DatedAnswer<ReturnType<ReaderOperations[typeof operation]>>;
    },
    async runLong(operation, ...parameters) {
      const { value } = await askNow(long, operation, parameters, null, null);
      return value as ReturnType<ReaderOperations[typeof operation]>;
    },
    async warm() {
      // The columns settle as well where the store is closed before they are there.
      if (Atomics.load(stop, 0) === 1) return;
      const task: ReaderTask = {
        ...{ operation: 'userCount', parameters: [], deadline: null },
        ...{ generation: null, seq: seq(), at: null },
      };
      await Promise.allSettled(Array.from({ length: readers }, () => short.run(task)));
    },
    waiting: () => [...new Set([short, few, long])].reduce((sum, pool) => sum + pool.queueSize, 0),
    async close() {
      Atomics.store(stop, 0, 1);
      await Promise.all([...new Set([short, few, long])].map((pool) => pool.destroy()));
    },
  };
}
