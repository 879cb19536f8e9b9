import { setImmediate } from 'node:timers/promises';
import type { Status } from '../../contract/codebook.ts';
import type { DataSet } from '../../contract/data-set.ts';
import type { ColumnChoice } from '../../contract/import.ts';
import { importChange } from '../../domain/imported.ts';
import { type Actor, isPublic, may } from '../../domain/permissions.ts';
import { rememberPlaces } from '../../domain/place-memory.ts';
import { project } from '../../domain/states.ts';
import type { CellFault } from '../../format/exchange-row.ts';
import type { BatchEntry } from '../../store/batch.ts';
import type { Atlas } from '../atlas.ts';
import { forbidden, unauthenticated } from '../fault.ts';
import { tellOf } from '../tell.ts';
import { breathing } from './breathe.ts';
import { type Considered, considerRows } from './consider-rows.ts';
import { type ImportRow, readRows } from './read-rows.ts';
import { createSeenIds } from './seen-ids.ts';
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
  /** The file from its beginning, each time it is called: it is read twice. */
  open(): AsyncIterable<string>;
  /** Told of every fault in the first reading, in the order of the rows. */
  fault(fault: RowFault): void;
  /** Told from time to time how many rows were gone through. */
  progress(step: 'checked' | 'stored', rows: number): void;
  /** Shown the rows of the first reading, some at a time; the next come when it has ended. */
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

/** Rows in one transaction: enough that indexes are written page after page, few enough to hold in memory. */
const chunkSize = 2_000;

/**
 * Imports a file: all of its rows become visible at once, or none do. The first reading checks and counts everything;
 * nothing is written when a row has a fault, unless `skipFaulty` is set. Rows that say what stands are skipped. Runs
 * for as long as the file takes. Throws Fault `unauthenticated` or `forbidden`, BusyError, FileFault, and sentences.
 */
export async function importFile(
  atlas: Atlas,
  actor: Actor | null,
  request: ImportRequest,
): Promise<ImportReport> {
  demandImport(actor, request);
  const report = await checkFile(atlas, actor, request);
  const writes = report.created + report.amended;
  if (request.dryRun || writes === 0 || (report.faulty > 0 && !request.skipFaulty)) return report;
  const { seq } = await storeFile(atlas, actor, request);
  return { ...report, seq };
}

/** Throws Fault `unauthenticated`, or `forbidden` where the incidents would get a status that is not this actor's. */
export function demandImport(
  actor: Actor | null,
  { status }: Pick<ImportRequest, 'status'>,
): asserts actor is Actor {
  if (!actor) throw unauthenticated();
  for (const action of ['import', 'create'] as const)
    if (!may(actor, action, { status })) throw forbidden(action);
}

/** The first reading alone: what would become of each row. Writes nothing. */
export async function checkFile(atlas: Atlas, actor: Actor, request: ImportRequest): Promise<ImportReport> {
  const report: ImportReport = { rows: 0, created: 0, amended: 0, unchanged: 0, faulty: 0, seq: null };
  const names = { new: 'created', changed: 'amended', unchanged: 'unchanged', faulty: 'faulty' } as const;
  for await (const considered of consideredRows(atlas, actor, request)) {
    for (const { row, kind, faults } of considered) {
      report.rows += 1;
      report[names[kind]] += 1;
      for (const fault of faults) request.fault({ row: row.row, id: row.id, ...fault });
    }
    await request.look?.(considered);
    request.progress('checked', report.rows);
  }
  return report;
}

async function* consideredRows(
  atlas: Atlas,
  actor: Actor,
  request: ImportRequest,
): AsyncGenerator<Considered[]> {
  const seen = createSeenIds();
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
 * Writes the rows as one batch; while the store writes one part, the next is made. Answers the revision and how many
 * rows it brought. Throws FaultyRowsError where all rows or none are wanted; then, as after any error, nothing is there.
 */
export async function storeFile(
  atlas: Atlas,
  actor: Actor,
  request: ImportRequest,
): Promise<{ seq: number; written: number }> {
  const { store, now } = atlas;
  const beganAt = new Date(now()).toISOString();
  const batch = await store.beginBatch({ dataSet: request.dataSet, actor: actor.name, beganAt });
  try {
    await request.began?.(batch);
    const entriesOf = entryMaker(atlas, actor.name, beganAt);
    let writing: Promise<unknown> = Promise.resolve();
    let rows = 0;
    let written = 0;
    for await (const considered of consideredRows(atlas, actor, request)) {
      if (!request.skipFaulty && considered.some(({ kind }) => kind === 'faulty'))
        throw new FaultyRowsError();
      const entries = (await breathing(considered, entriesOf)).flat();
      await writing;
      writing = store.appendBatch(batch, entries);
      // Whoever awaits it next hears of it; until then it must not count as unheard.
      writing.catch(() => undefined);
      rows += considered.length;
      written += considered.filter(({ kind }) => kind === 'new' || kind === 'changed').length;
      request.progress('stored', rows);
    }
    await writing;
    const { seq } = await store.finishBatch(batch, new Date(now()).toISOString());
    await tellOf(atlas, seq);
    return { seq, written };
  } catch (error) {
    await store.dropBatch(batch).catch(() => undefined);
    throw error;
  }
}

/** Makes the versions of a row: one, or the history of an incident that is not there yet. */
function entryMaker(atlas: Atlas, actor: string, beganAt: string): (considered: Considered) => BatchEntry[] {
  const { gazetteer } = atlas.deployment;
  const placeOf = rememberPlaces(gazetteer);
  return ({ row, kind, standing }) => {
    if (kind !== 'new' && kind !== 'changed') return [];
    const versions = standing ? row.versions.slice(-1) : row.versions;
    let before = standing;
    return versions.map((document, index): BatchEntry => {
      const change = importChange(document, before, actor, beganAt);
      const version = change.base + 1;
      const projection = project(change.document, { version, recordedAt: beganAt, gazetteer, placeOf });
      const wasPublic = before?.public ?? false;
      const stands = index === versions.length - 1;
      const entry = {
        ...{ change, projection, wasPublic, stands },
        before: standing?.before ?? null,
        content: stands ? row.content : null,
      };
      before = {
        ...{ before: change.document, version, amended: false },
        public: isPublic(change.document, wasPublic),
      };
      return entry;
    });
  };
}
