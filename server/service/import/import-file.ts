import { setImmediate } from 'node:timers/promises';
import type { Status } from '../../contract/codebook.ts';
import type { DataSet } from '../../contract/data-set.ts';
import type { ColumnChoice } from '../../contract/import.ts';
import type { Actor } from '../../domain/permissions.ts';
import type { CellFault } from '../../format/exchange-row.ts';
import type { Atlas } from '../atlas.ts';
import { demand } from '../demand.ts';
import { batchOfRows } from './batch-of-rows.ts';
import { type Considered, considerRows, seenInFile } from './consider-rows.ts';
import { type ImportRow, readRows } from './read-rows.ts';
import type { Importable } from './terms.ts';

/** A file to import, and how. */
export interface ImportRequest {
  format: Importable;
  dataSet: DataSet;
  /** Status of its incidents. */
  status: Exclude<Status, 'retracted'>;
  /** How a table of anybody's is read. */
  columns?: ColumnChoice | undefined;
  /** Whether the rows without fault are written when others have faults. */
  skipFaulty: boolean;
  /** Whether the file is only checked. */
  dryRun: boolean;
  /** The file from its beginning, each time it is called. */
  open(): AsyncIterable<string>;
  /** Told of every fault that a check or an import finds, in the order of the rows. */
  fault(fault: RowFault): void;
  /** Told what somebody should know of rows that can be taken in. */
  notice?(notice: RowFault): void;
  /** Told from time to time how many rows were gone through. */
  progress(step: 'checked' | 'stored', rows: number): void;
  /** Shown the rows of a check, some at a time; the next come when it has ended. */
  look?(considered: readonly Considered[]): Promise<void>;
  /** Told the number of the batch before the first row is written. */
  began?(batch: number): Promise<void>;
  /** Rows that are gone through at a time: few where the same thread answers others. */
  chunk?: number;
  signal?: AbortSignal;
}

/** Rows had faults, and whoever imports wanted all rows or none. */
export class FaultyRowsError extends Error {
  constructor() {
    super('Some rows have faults; nothing is imported.');
    this.name = 'FaultyRowsError';
  }
}

export interface RowFault extends CellFault {
  row: number;
  /** Id of the row in the data set, where it has one. */
  id: string | null;
}

export interface ImportReport {
  rows: number;
  /** Rows that made a new incident, and rows that made a new version of one. */
  created: number;
  amended: number;
  /** Rows that say what stands already, and rows with a fault. */
  unchanged: number;
  faulty: number;
  /** Revision of the import; null when nothing was written. */
  seq: number | null;
}

/** Rows that are gone through at a time: few enough that what is made of them is garbage while it is young. */
const chunkSize = 500;

/**
 * Imports a file: all of its rows become visible at once, or none do. It is read once: rows are written to a batch that
 * nobody sees as they are checked, and with the first fault the batch is given up and the others are only checked, unless
 * `skipFaulty` is set. Rows that say what stands are skipped. Runs for as long as the file takes. Throws Fault
 * `unauthenticated` or `forbidden`, BusyError, FileFault, and sentences; then nothing is there.
 */
export async function importFile(
  atlas: Atlas,
  actor: Actor | null,
  request: ImportRequest,
): Promise<ImportReport> {
  demandImport(actor, request);
  if (request.dryRun) return checkFile(atlas, actor, request);
  const report = emptyReport();
  const batch = batchOfRows(atlas, actor, request);
  let isGivenUp = false;
  try {
    for await (const considered of consideredRows(atlas, actor, request)) {
      count(report, considered, request);
      if (report.faulty > 0 && !request.skipFaulty && !isGivenUp) {
        isGivenUp = true;
        await batch.drop();
      }
      if (!isGivenUp) await batch.add(considered);
      const isStoring = !isGivenUp && report.created + report.amended > 0;
      request.progress(isStoring ? 'stored' : 'checked', report.rows);
    }
    return isGivenUp ? report : { ...report, seq: await batch.finish() };
  } catch (error) {
    await batch.drop();
    throw error;
  }
}

/** Throws Fault `unauthenticated`, or `forbidden` where the incidents would get a status that is not this actor's. */
export function demandImport(
  actor: Actor | null,
  { status }: Pick<ImportRequest, 'status'>,
): asserts actor is Actor {
  demand(actor, 'import', { status });
  demand(actor, 'create', { status });
}

/** The check alone: what would become of each row. Writes nothing. */
export async function checkFile(atlas: Atlas, actor: Actor, request: ImportRequest): Promise<ImportReport> {
  const report = emptyReport();
  for await (const considered of consideredRows(atlas, actor, request)) {
    count(report, considered, request);
    await request.look?.(considered);
    request.progress('checked', report.rows);
  }
  return report;
}

function emptyReport(): ImportReport {
  return { rows: 0, created: 0, amended: 0, unchanged: 0, faulty: 0, seq: null };
}

function count(
  report: ImportReport,
  considered: readonly Considered[],
  { fault, notice }: Pick<ImportRequest, 'fault' | 'notice'>,
): void {
  const names = { new: 'created', changed: 'amended', unchanged: 'unchanged', faulty: 'faulty' } as const;
  for (const { row, kind, faults } of considered) {
    report.rows += 1;
    report[names[kind]] += 1;
    for (const one of faults) fault({ row: row.row, id: row.id, ...one });
    if (notice) for (const one of row.notices) notice({ row: row.row, id: row.id, ...one });
  }
}

async function* consideredRows(
  atlas: Atlas,
  actor: Actor,
  request: ImportRequest,
): AsyncGenerator<Considered[]> {
  const seen = seenInFile();
  const { chunk = chunkSize, columns, signal } = request;
  const terms = {
    dataSet: request.dataSet,
    status: request.status,
    isPrivate: request.dataSet.redistribution === 'private',
  };
  let waiting: ImportRow[] = [];
  const consider = async (rows: readonly ImportRow[]) => {
    signal?.throwIfAborted();
    // Whoever waits for an answer of this thread gets it between two parts.
    await setImmediate();
    return considerRows(atlas, actor, rows, seen);
  };
  const reading = { columns, gazetteer: atlas.deployment.gazetteer };
  for await (const rows of readRows(request.format, request.open(), terms, reading)) {
    waiting = waiting.length ? [...waiting, ...rows] : rows;
    let from = 0;
    for (; waiting.length - from >= chunk; from += chunk)
      yield await consider(waiting.slice(from, from + chunk));
    waiting = waiting.slice(from);
  }
  if (waiting.length) yield await consider(waiting);
}

/**
 * Writes the rows of a file that was checked as one batch. Answers the revision and how many rows it brought. Throws
 * FaultyRowsError where all rows or none are wanted; then, as after any error, nothing is there.
 */
export async function storeFile(
  atlas: Atlas,
  actor: Actor,
  request: ImportRequest,
): Promise<{ seq: number; written: number }> {
  const batch = batchOfRows(atlas, actor, request);
  try {
    await batch.begin();
    let rows = 0;
    let written = 0;
    for await (const considered of consideredRows(atlas, actor, request)) {
      if (!request.skipFaulty && considered.some(({ kind }) => kind === 'faulty'))
        throw new FaultyRowsError();
      await batch.add(considered);
      rows += considered.length;
      written += considered.filter(({ kind }) => kind === 'new' || kind === 'changed').length;
      request.progress('stored', rows);
    }
    return { seq: (await batch.finish())!, written };
  } catch (error) {
    await batch.drop();
    throw error;
  }
}
