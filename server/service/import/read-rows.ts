import { hash } from 'node:crypto';
import { canonicalJson } from '../../contract/change.ts';
import { type ColumnChoice, importFields } from '../../contract/import.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import type { Gazetteer } from '../../domain/gazetteer.ts';
import { type NamedPlace, placesByName } from '../../domain/place-by-name.ts';
import { polygonsInAreas } from '../../domain/polygons-in-areas.ts';
import { acledColumns } from '../../format/acled-columns.ts';
import {
  assignedCells,
  type CellFault,
  type Cells,
  columnsOf,
  type MappedRow,
  type RowTerms,
} from '../../format/exchange-row.ts';
import { isHxlRow } from '../../format/propose-columns.ts';
import { acledDocument, acledRequired } from '../../format/read-acled.ts';
import { readAtlas } from '../../format/read-atlas.ts';
import { readCsv } from '../../format/read-csv.ts';
import { readFeatures } from '../../format/read-features.ts';
import { geojsonDocument } from '../../format/read-geojson.ts';
import { tableDocument } from '../../format/read-table.ts';
import { ucdpDocument, ucdpRequired } from '../../format/read-ucdp.ts';
import { ucdpColumns } from '../../format/ucdp-columns.ts';
import { parseDocument } from '../document.ts';
import { readLines } from './read-lines.ts';
import type { Importable } from './terms.ts';

/** A row of a file: what it says as documents, oldest version first, or what is wrong with it. */
export interface ImportRow {
  row: number;
  id: string | null;
  /** More than one where the file tells the history of the incident. */
  versions: IncidentDocument[];
  faults: CellFault[];
  /** What somebody should know of a row that can be taken in. */
  notices: CellFault[];
  /** 16 bytes that are the same when the row says the same again, whatever the order of its columns. */
  content: Uint8Array;
}

/**
 * Reads a file as rows, some at a time and never all: memory does not grow with the file. A file whose header lacks a
 * column that nothing can be understood without is one faulty row.
 */
export function readRows(
  format: Importable,
  pieces: AsyncIterable<string>,
  terms: RowTerms,
  { columns, gazetteer }: { columns?: ColumnChoice | undefined; gazetteer: Gazetteer },
): AsyncGenerator<ImportRow[]> {
  switch (format) {
    case 'acled':
      return readTable(pieces, acledColumns, acledRequired, (cells) => acledDocument(cells, terms));
    case 'ucdp':
      return readTable(pieces, ucdpColumns, ucdpRequired, (cells) => ucdpDocument(cells, terms));
    case 'geojson':
      return readGeojson(pieces, terms, polygonsInAreas(gazetteer));
    case 'atlas':
      return readDocuments(pieces, terms);
    case 'csv':
      return readAssigned(pieces, terms, columns, placesByName(gazetteer));
  }
}

const none = new Uint8Array(16);

function digest(text: string): Uint8Array {
  return hash('sha256', text, 'buffer').subarray(0, 16);
}

function rowOf(row: number, mapped: MappedRow, content: Uint8Array): ImportRow {
  const versions = mapped.document ? [mapped.document] : [];
  const notices = mapped.document ? (mapped.notices ?? []) : [];
  return { row, id: mapped.id, versions, faults: mapped.faults ?? [], notices, content };
}

async function* readTable(
  pieces: AsyncIterable<string>,
  columns: readonly string[],
  required: readonly string[],
  map: (cells: Cells) => MappedRow,
): AsyncGenerator<ImportRow[]> {
  let cellsOf: ((record: readonly string[]) => Cells) | null = null;
  for await (const records of readCsv(pieces)) {
    let from = 0;
    if (!cellsOf) {
      const header = columnsOf(records[0]!.cells, columns);
      const missing = header.missing.filter((column) => required.includes(column));
      if (missing.length) {
        yield [
          {
            ...{ row: 1, id: null, versions: [], notices: [], content: none },
            faults: missing.map((column) => ({ column, value: '', allowed: 'a column of this name' })),
          },
        ];
        return;
      }
      cellsOf = header.cellsOf;
      from = 1;
    }
    const read = cellsOf;
    if (records.length > from)
      yield records.slice(from).map(({ row, cells: record }) => {
        const cells = read(record);
        return rowOf(row, map(cells), digest(columns.map(cells).join('\u001f')));
      });
  }
}

/** Rows of a table of anybody's; without somebody's word on its columns it cannot be read. */
async function* readAssigned(
  pieces: AsyncIterable<string>,
  terms: RowTerms,
  columns: ColumnChoice | undefined,
  placeOf: (name: string) => NamedPlace,
): AsyncGenerator<ImportRow[]> {
  if (!columns) throw new Error('The columns of this table are not assigned.');
  const at = new Map(columns.fields.flatMap((field, index) => (field ? [[field as string, index]] : [])));
  const rules = canonicalJson({ date_order: columns.date_order, types: columns.types });
  let header: string[] | null = null;
  for await (const records of readCsv(pieces)) {
    const rows = records.flatMap(({ row, cells: record }): ImportRow[] => {
      if (!header) {
        header = record;
        return [];
      }
      if (row === 2 && isHxlRow(record)) return [];
      const cells = assignedCells(record, at);
      const content = digest([...importFields.map(cells), rules].join('\u001f'));
      if (record.length > header.length)
        return [
          { row, id: null, versions: [], faults: [tooManyCells(record, header)], notices: [], content },
        ];
      const mapped = rowOf(row, tableDocument(cells, row, terms, columns, placeOf), content);
      const named = (one: CellFault) => ({ ...one, column: header![at.get(one.column) ?? -1] ?? one.column });
      return [{ ...mapped, faults: mapped.faults.map(named), notices: mapped.notices.map(named) }];
    });
    if (rows.length) yield rows;
  }
}

/** A delimiter in a cell without quotes moves all that follows: what the row says cannot be known. */
function tooManyCells(record: readonly string[], header: readonly string[]): CellFault {
  const value = record.slice(header.length).join(' ');
  return { column: '', value, allowed: `${header.length} cells`, code: 'cells_too_many' };
}

async function* readGeojson(
  pieces: AsyncIterable<string>,
  terms: RowTerms,
  polygonsIn: (areas: readonly string[]) => number | null,
): AsyncGenerator<ImportRow[]> {
  for await (const features of readFeatures(pieces))
    yield features.map(({ row, value, crs }) =>
      rowOf(
        row,
        geojsonDocument(value, row, terms, { crs, polygonsIn }),
        digest(canonicalJson(crs === undefined ? value : [crs, value])),
      ),
    );
}

async function* readDocuments(pieces: AsyncIterable<string>, terms: RowTerms): AsyncGenerator<ImportRow[]> {
  for await (const lines of readLines(pieces)) {
    const rows = lines.flatMap(({ line, text }): ImportRow[] => {
      const read = readAtlas(text, line, parseDocument);
      if (!read || read.kind === 'header') return [];
      if (read.kind === 'error') {
        const faults = read.errors.map(({ pointer, code }) => ({
          column: pointer,
          value: '',
          allowed: code,
        }));
        return [{ row: line, id: null, versions: [], faults, notices: [], content: none }];
      }
      const { history, document } = read.exported;
      const versions = (history ?? [{ document }]).map((one) => documentUnder(one.document, terms));
      return [
        {
          row: line,
          id: document.id,
          versions,
          faults: [],
          notices: [],
          content: contentOf(versions.at(-1)!),
        },
      ];
    });
    if (rows.length) yield rows;
  }
}

/** A document of another archive keeps what it says; only the terms of this import can make it more private. */
function documentUnder(document: IncidentDocument, { status, isPrivate }: RowTerms): IncidentDocument {
  const kept = document.status === 'retracted' ? 'retracted' : status;
  return { ...document, status: kept, ...(isPrivate ? { redistribution: 'private' as const } : {}) };
}

/** 16 bytes that stand for what a document says, whoever wrote it and whatever its status is. */
export function contentOf(document: IncidentDocument): Uint8Array {
  const { status: _, redistribution: _terms, accounts, ...said } = document;
  const plain = accounts.map(({ recorded_at: _at, ...account }) => account);
  return digest(canonicalJson({ ...said, accounts: plain }));
}
