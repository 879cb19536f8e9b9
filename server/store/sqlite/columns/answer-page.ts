import { printSort } from '../../../contract/query.ts';
import { defaultSort } from '../../../query/order.ts';
import { CursorError } from '../../store.ts';
import { type Position, readCursor, writeCursor } from '../order.ts';
import type { Part } from '../read-listing.ts';
import { type Bits, countBoth, firstRows } from './bits.ts';
import { counts, type Table } from './buffer.ts';
import { locatedBits } from './filter.ts';
import { publicIdOf } from './public-id.ts';
import type { ColumnQuestion } from './question.ts';
import { lowerBound, type Sink } from './scan.ts';

/** How many rows match, and how many of them have no geometry. */
export interface Total {
  matched: number;
  unlocated: number;
}

/** Counts what matches. */
export function columnTotal(question: ColumnQuestion): Total {
  const matching = question.matching();
  return matching ? bitsTotal(question, matching) : scannedTotal(question);
}

/** As `columnTotal`, where the sorted rows that match are known; `also` is given those that later commits added. */
export function bitsTotal({ table, scanLate }: ColumnQuestion, matching: Bits, also?: Sink): Total {
  const matched = countBoth(matching, matching);
  const total: Total = { matched, unlocated: matched - countBoth(matching, locatedBits(table)) };
  scanLate(counter(table, total, also));
  return total;
}

/** As `columnTotal`, by looking at all rows, which `also` is given, so that one walk does both. */
export function scannedTotal({ table, scan }: ColumnQuestion, also?: Sink): Total {
  const total: Total = { matched: 0, unlocated: 0 };
  const add = counter(table, total, also);
  scan(() => add);
  return total;
}

function counter({ rows }: Table, total: Total, also?: Sink): Sink {
  return (list, count) => {
    let located = 0;
    for (let index = 0; index < count; index++) located += rows.located[list[index]!]!;
    total.matched += count;
    total.unlocated += count - located;
    also?.(list, count);
  };
}

/** Whether the columns have the order of a list. */
export function isByDate(sort: Part['sort']): boolean {
  return sort.length === 0 || printSort(sort) === printSort(defaultSort);
}

/**
 * The ids of a part of a list by date, the cursor of the next part, and the count of the whole. The cursor is the one
 * that SQL gives, so either can go on where the other stopped. Throws CursorError.
 */
export function columnPage(
  question: ColumnQuestion,
  part: Part,
): Total & { ids: number[]; next: string | null } {
  const { table } = question;
  const after = part.cursor === null ? null : positionOf(part.cursor, part.sort);
  const skip = after ? 0 : part.offset;
  const most = skip + part.limit + 1;
  const { rows: found, ...total } = rowsByDate(question, most, after);
  const rows = found.slice(skip, most);
  const ids = rows.slice(0, part.limit).map((row) => table.rows.id[row]!);
  const last = ids.at(-1);
  return {
    ...total,
    ids,
    next: rows.length > part.limit && last !== undefined ? cursorAt(table, part.sort, last) : null,
  };
}

/**
 * At least the first `most` rows that match, by date, and the count of all. More than `enough` rows need not be counted,
 * and what is answered then is good for nothing else.
 */
export function rowsByDate(
  question: ColumnQuestion,
  most: number,
  after: DatePosition | null = null,
  enough = Infinity,
): Total & { rows: number[] } {
  const { table } = question;
  const matching = question.matching();
  if (matching) return bitsByDate(question, matching, most, after);
  const total: Total = { matched: 0, unlocated: 0 };
  const add = counter(table, total);
  const lists: number[][] = [[], [], []];
  question.scan((number) => {
    const kept = lists[number]!;
    // The rows of a later commit come in no order, so all of them are kept.
    const room = number === 2 ? Infinity : most;
    const from = after && number !== 2 ? firstAfter(table, number, after) : 0;
    return (rows, count) => {
      add(rows, count);
      for (let index = 0; index < count && kept.length < room; index++)
        if (rows[index]! >= from) kept.push(rows[index]!);
      return total.matched <= enough;
    };
  });
  return { ...total, rows: merged(table, lists, after) };
}

function bitsByDate(
  question: ColumnQuestion,
  matching: Bits,
  most: number,
  after: DatePosition | null,
): Total & { rows: number[] } {
  const { table } = question;
  const [current, sorted] = [table.counts[counts.current]!, table.counts[counts.sorted]!];
  const from = (part: 0 | 1) => (after ? firstAfter(table, part, after) : part === 0 ? 0 : current);
  const late: number[] = [];
  const total = bitsTotal(question, matching, (list, count) => {
    for (let index = 0; index < count; index++) late.push(list[index]!);
  });
  const now = firstRows(matching, from(0), current, most);
  const past = firstRows(matching, from(1), sorted, most);
  return { ...total, rows: merged(table, [now, past, late], after) };
}

type DatePosition = [start: number | null, id: string];

function positionOf(cursor: string, sort: Part['sort']): DatePosition {
  const [start, id] = readCursor(cursor, sort, 1) as Position;
  if (typeof id !== 'string' || typeof start === 'string') throw new CursorError();
  return [start ?? null, id];
}

function cursorAt(table: Table, sort: Part['sort'], id: number): string {
  const row = table.rowOf[id]!;
  const start = table.rows.start[row]!;
  return writeCursor(sort, [Number.isNaN(start) ? null : start, publicIdOf(table, row)]);
}

/** Whether a row comes after the position: earlier, or with the same start a greater id; without a start last. */
function isAfter(table: Table, row: number, [start, id]: DatePosition): boolean {
  const own = table.rows.start[row]!;
  if (Number.isNaN(own)) return start !== null || publicIdOf(table, row) > id;
  if (start === null) return false;
  return own < start || (own === start && publicIdOf(table, row) > id);
}

/** The first row of a sorted part that comes after the position. */
function firstAfter(table: Table, part: 0 | 1 | 2, after: DatePosition): number {
  const [current, sorted] = [table.counts[counts.current]!, table.counts[counts.sorted]!];
  const [from, to] = part === 0 ? [0, current] : [current, sorted];
  return from + lowerBound(to - from, (at) => isAfter(table, from + at, after));
}

/** Lists, of which the last is in no order, as one by date; `after` is asked of the last alone. */
function merged(table: Table, [current, past, added]: number[][], after: DatePosition | null): number[] {
  const late = after ? added!.filter((row) => isAfter(table, row, after)) : added!;
  if (past!.length === 0 && late.length === 0) return current!;
  const { start } = table.rows;
  const before = (a: number, b: number): number => {
    const [x, y] = [start[a]!, start[b]!];
    if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) return Number.isNaN(x) || x < y ? 1 : -1;
    return publicIdOf(table, a) < publicIdOf(table, b) ? -1 : 1;
  };
  return mergeSorted(mergeSorted(current!, past!, before), late.sort(before), before);
}

function mergeSorted(
  a: readonly number[],
  b: readonly number[],
  before: (x: number, y: number) => number,
): number[] {
  if (b.length === 0) return [...a];
  const out: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) out.push(before(a[i]!, b[j]!) < 0 ? a[i++]! : b[j++]!);
  while (i < a.length) out.push(a[i++]!);
  while (j < b.length) out.push(b[j++]!);
  return out;
}
