import type { IncidentDocument } from '../contract/incident.ts';
import { isDateOrInstant } from '../contract/time.ts';
import { slugOf } from '../domain/names.ts';

/** Why a row cannot be taken in: a cell and what it may hold, in words of the file's own columns. */
export interface CellFault {
  column: string;
  value: string;
  allowed: string;
  /** Message key, where `allowed` alone does not tell it (`finding-code.ts`). */
  code?: string;
}

/** A row as an incident, with the id that the data set has for it; or all that is wrong with it. */
export type MappedRow =
  | { id: string; document: IncidentDocument; faults: null; notices?: CellFault[] }
  | { id: string | null; document: null; faults: CellFault[] };

/** How rows of one import become incidents. */
export interface RowTerms {
  /** Slug of the data set, and its name for people: the claimant where the row names none. */
  dataSet: { id: string; title: string };
  status: 'draft' | 'in_review' | 'published';
  isPrivate: boolean;
}

/** The cells of a row by the columns of its format; empty where the file has none. */
export type Cells = (column: string) => string;

/** A name as it is compared: cells, columns and codes are spelt in many ways. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * Finds the columns of a format in a header, whatever their order, case and spelling. Answers how to read a record, and
 * the columns that the file lacks.
 */
export function columnsOf(
  header: readonly string[],
  columns: readonly string[],
): { missing: string[]; cellsOf: (record: readonly string[]) => Cells } {
  const names = header.map(plain);
  const places = new Map(columns.map((column) => [column, names.indexOf(plain(column))]));
  return {
    missing: columns.filter((column) => places.get(column) === -1),
    cellsOf: (record) => assignedCells(record, places),
  };
}

/** The cells of a record by what somebody took its columns for; empty where no column is. */
export function assignedCells(record: readonly string[], places: ReadonlyMap<string, number>): Cells {
  return (field) => {
    const cell = record[places.get(field) ?? -1];
    return cell === undefined ? '' : withoutGuard(cell.trim());
  };
}

/** A cell without the apostrophe that our files put before what a spreadsheet would run. */
function withoutGuard(cell: string): string {
  return cell.charCodeAt(0) === 39 && /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** The id of the incident that a row stands for: always the same, so that it is known again. Null when there is none. */
export function incidentIdOf(dataSet: string, id: string): string | null {
  const slug = slugOf(id);
  const whole = `${dataSet}-${slug}`;
  return slug === '' || whole.length > 80 ? null : whole;
}

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
];

/**
 * A day as the field's data sets write it: `2023-06-14`, also with a time after it, `14-06-2023`, `14/06/2023`,
 * `14 June 2023`. Null for anything else, and for days that do not exist.
 */
export function dayOf(text: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text)?.[1];
  if (iso !== undefined) return isDateOrInstant(iso) ? iso : null;
  const [, day, month, year] = /^(\d{1,2})[-/. ]([A-Za-z]+|\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  if (!day || !month || !year) return null;
  const named = months.findIndex((name) => name.startsWith(month.toLowerCase()) && month.length >= 3) + 1;
  const number = /\d/.test(month) ? Number(month) : named;
  const made = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDateOrInstant(made) ? made : null;
}

/** A number, with a point or a decimal comma; null for anything else. */
export function numberOf(text: string): number | null {
  return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** A count of people; null for anything but a whole number from 0. */
export function countOf(text: string): number | null {
  return /^\d{1,8}(?:\.0+)?$/.test(text) ? Number(text) : null;
}

/** The members of a list cell. */
export function listOf(text: string): string[] {
  return text === '' ? [] : text.split(/\s*;\s*/).filter((one) => one !== '');
}

/** A text of at most `length` characters: a longer one is cut and says so. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/** Those cells that `made` does not give back, without the empty ones. */
export function keptCells(
  cells: Cells,
  columns: readonly string[],
  made: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const column of columns) {
    const cell = cells(column);
    if (cell !== (made[column] ?? '')) kept[column] = cell;
  }
  return kept;
}
