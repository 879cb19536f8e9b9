import type { ReaderContext } from '../reader-context.ts';
import { blockRows, counts, type Table } from './buffer.ts';
import { codeOf } from './codes.ts';
import type { RowFilter } from './filter.ts';

/** Whose rows are seen: what stands at a revision and is known at a time (ms) in one view, of the statuses marked. */
export interface Sight {
  /** The last revision that counts, at most the head; a row is seen from its own on until the one that ended it. */
  seq: number;
  /** Whether that is the last revision there is. */
  latest: boolean;
  known: number;
  /** Whether also what was replaced by later knowledge is seen: all that was known at some time until then. */
  past: boolean;
  /** Of the view: a row is in it whose `telling` has in these bits what is asked. */
  view: ViewBits;
  /** 1 by the position of each status. */
  statuses: Uint8Array;
  /** Whether what only staff may see is seen. */
  private: boolean;
}

/** The lowest bit of `telling` says that a row is in the preferred view, those above who tells it so. */
export interface ViewBits {
  bits: number;
  asked: number;
}
export const preferredView: ViewBits = { bits: 1, asked: 1 };
/** All views together: most incidents are in several of them. */
export const everyView: ViewBits = { bits: 0, asked: 0 };
/** The view of the claimant whose set of terms has this number. */
export const viewOfTeller = (set: number): ViewBits => ({ bits: ~1, asked: set * 2 });

/**
 * Given the matching rows part by part, in their order; the list is used again for the next. False ends the scan: it
 * knows enough.
 */
export type Sink = (rows: Uint32Array, count: number) => boolean | undefined;

/**
 * Goes through the rows in three parts, each answered by a call of `part` with the sink for its rows: what stands now
 * and what does not, both sorted by date, and what later commits added. `from` begins at a row of a part.
 */
export function scan(
  context: ReaderContext,
  table: Table,
  filter: RowFilter,
  sight: Sight,
  sink: (part: 0 | 1 | 2) => Sink,
): void {
  const [current, sorted, all] = [counts.current, counts.sorted, counts.rows].map(
    (at) => table.counts[at]!,
  ) as [number, number, number];
  const list = new Uint32Array(blockRows);
  let ended = false;
  const pass = (rows: number, seen: boolean, out: Sink) => {
    context.watch.check();
    let count = seen ? rows : keepSeen(table, sight, list, rows);
    for (const test of filter.tests) {
      if (count === 0) return;
      count = test.keep(list, count);
    }
    if (count > 0) ended = out(list, count) === false;
  };
  const range = (from: number, to: number, out: Sink) => {
    for (let at = from; at < to && !ended; at += blockRows) {
      const rows = Math.min(blockRows, to - at);
      for (let index = 0; index < rows; index++) list[index] = at + index;
      pass(rows, false, out);
    }
  };
  const some = (rows: Uint32Array, signs: Uint8Array | null, out: Sink) => {
    for (let at = 0; at < rows.length && !ended; at += blockRows) {
      const end = Math.min(rows.length, at + blockRows);
      let [count, seen] = [0, signs !== null];
      for (let index = at; index < end; index++) {
        const row = rows[index]!;
        const sign = signs ? signs[Math.floor(row / blockRows)]! : someSeen;
        if (sign === noneAsked) continue;
        if (sign === someSeen) seen = false;
        list[count++] = row;
      }
      pass(count, seen, out);
    }
  };

  const { candidates } = filter;
  const signs = signsOfBlocks(table, filter, sight);
  if (candidates) {
    const middle = lowerBound(candidates.length, (index) => candidates[index]! >= current);
    some(candidates.subarray(0, middle), signs, sink(0));
    some(candidates.subarray(middle), null, sink(1));
  } else {
    const out = sink(0);
    const [first, last] = rowsInSpan(table, filter);
    for (let block = Math.floor(first / blockRows); block * blockRows < last && !ended; block++) {
      if (signs[block] === noneAsked) continue;
      const from = Math.max(first, block * blockRows);
      const rows = Math.min(last, (block + 1) * blockRows) - from;
      for (let index = 0; index < rows; index++) list[index] = from + index;
      pass(rows, signs[block] === allSeen, out);
    }
    range(current, sorted, sink(1));
  }
  range(sorted, all, sink(2));
}

/** The rows of what stands now that begin no later than the asked span ends. */
function rowsInSpan({ rows, counts: numbers }: Table, { span }: RowFilter): [number, number] {
  const current = numbers[counts.current]!;
  if (!span) return [0, current];
  const { start } = rows;
  const end = span.end ?? Infinity;
  return [
    // What has no start is at the end, and is never in a span.
    lowerBound(current, (row) => start[row]! <= end || Number.isNaN(start[row]!)),
    lowerBound(current, (row) => Number.isNaN(start[row]!)),
  ];
}

/** What is known of all rows of a block of what stands now: each must be looked at, or all are seen, or none is asked for. */
const someSeen = 0;
const allSeen = 1;
const noneAsked = 2;

function signsOfBlocks(table: Table, filter: RowFilter, sight: Sight): Uint8Array {
  const { touched, maxKnownFrom, maxEnd } = table.blocks;
  const [first, last] = rowsInSpan(table, filter);
  const published = sight.statuses[codeOf('status', 'published')] === 1;
  const start = filter.span?.start ?? -Infinity;
  return touched.map((isTouched, block) => {
    const isBeside = (block + 1) * blockRows <= first || block * blockRows >= last;
    if (isBeside || maxEnd[block]! <= start) return noneAsked;
    return published &&
      sight.view === preferredView &&
      sight.latest &&
      isTouched === 0 &&
      maxKnownFrom[block]! <= sight.known
      ? allSeen
      : someSeen;
  });
}

function keepSeen(
  { rows }: Table,
  { seq, known, past, view, statuses, private: all }: Sight,
  list: Uint32Array,
  count: number,
): number {
  const { seqFrom, seqTo, knownFrom, knownTo, telling, status, private: isPrivate } = rows;
  const { bits, asked } = view;
  const most = all ? 1 : 0;
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const row = list[index]!;
    list[kept] = row;
    if (
      seqFrom[row]! <= seq &&
      seqTo[row]! > seq &&
      knownFrom[row]! <= known &&
      (past || knownTo[row]! > known) &&
      (telling[row]! & bits) === asked &&
      statuses[status[row]!] === 1 &&
      isPrivate[row]! <= most
    )
      kept++;
  }
  return kept;
}

/** The first of `length` positions from which on `isThere` is true; `length` when it never is. */
export function lowerBound(length: number, isThere: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isThere(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
