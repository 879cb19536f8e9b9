import type { ReaderContext } from '../reader-context.ts';
import { allOf, type Bits, isIn } from './bits.ts';
import { blockRows, counts, type Table } from './buffer.ts';
import type { RowFilter } from './filter.ts';
import type { RowTest } from './row-test.ts';
import { type Sight, seenRows, seenTest } from './seen.ts';

/**
 * Given the matching rows part by part, in their order; the list is used again for the next. False ends the scan: it
 * knows enough.
 */
export type Sink = (rows: Uint32Array, count: number) => boolean | undefined;

/**
 * Goes through the rows in three parts, each answered by a call of `sink` with the sink for its rows: what stands now
 * and what does not, both sorted by date, and what later commits added. `known` are the sorted rows of which all that is
 * known as bits is true; it is not asked where the filter has few rows.
 */
export function scan(
  context: ReaderContext,
  table: Table,
  filter: RowFilter,
  sight: Sight,
  sink: (part: 0 | 1 | 2) => Sink,
  known: () => Bits,
): void {
  const [current, sorted] = [table.counts[counts.current]!, table.counts[counts.sorted]!];
  const list = new Uint32Array(blockRows);
  let ended = false;
  const pass = (given: number, tests: readonly RowTest[], out: Sink) => {
    context.watch.check();
    let count = given;
    for (const test of tests) {
      if (count === 0) return;
      count = test.keep(list, count);
    }
    if (count > 0) ended = out(list, count) === false;
  };

  const sets = filter.rows ? [...filter.bits, seenRows(table, sight)] : [];
  const fewOf = (rows: Uint32Array, from: number, to: number, out: Sink) => {
    let count = 0;
    for (let index = 0; index < rows.length && !ended; index++) {
      const row = rows[index]!;
      if (row < from || row >= to || !isIn(sets, row)) continue;
      list[count++] = row;
      if (count < blockRows) continue;
      pass(count, filter.tests, out);
      count = 0;
    }
    if (count > 0 && !ended) pass(count, filter.tests, out);
  };
  const matching = filter.rows ? null : known();
  const sortedPart = (from: number, to: number, out: Sink) => {
    if (!matching) {
      fewOf(filter.rows!, from, to, out);
      return;
    }
    let count = 0;
    const lastWord = (to + 31) >>> 5;
    for (let word = from >>> 5; word < lastWord && !ended; word++) {
      let rest = matching[word]!;
      if (rest === 0) continue;
      const base = word << 5;
      if (base < from) rest &= -1 << (from - base);
      if (base + 32 > to) rest &= -1 >>> (base + 32 - to);
      if (rest === -1) for (let bit = 0; bit < 32; bit++) list[count++] = base + bit;
      else for (; rest !== 0; rest &= rest - 1) list[count++] = base + 31 - Math.clz32(rest & -rest);
      if (count <= blockRows - 32) continue;
      pass(count, filter.tests, out);
      count = 0;
    }
    if (count > 0 && !ended) pass(count, filter.tests, out);
  };
  sortedPart(0, current, sink(0));
  sortedPart(current, sorted, sink(1));
  if (!ended) scanLate(context, table, filter, sight, sink(2));
}

/** As `scan`, of what later commits added. */
export function scanLate(
  context: ReaderContext,
  table: Table,
  filter: RowFilter,
  sight: Sight,
  sink: Sink,
): void {
  const [sorted, all] = [table.counts[counts.sorted]!, table.counts[counts.rows]!];
  const isSeen = seenTest(table, sight);
  const list = new Uint32Array(blockRows);
  for (let at = sorted; at < all; at += blockRows) {
    context.watch.check();
    let count = 0;
    for (let row = at; row < Math.min(all, at + blockRows); row++) if (isSeen(row)) list[count++] = row;
    for (const test of filter.late) count = count === 0 ? 0 : test.keep(list, count);
    if (count > 0 && sink(list, count) === false) return;
  }
}

/** The sorted rows of which all that is known as bits is true. */
export function knownBits(table: Table, filter: RowFilter, sight: Sight): Bits {
  return allOf([...filter.bits, seenRows(table, sight)]);
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
