import { counts, type Table } from './buffer.ts';

/** For a table, from when to when (ms) none of its sorted rows begins or ceases to be known. */
const still = new WeakMap<Table, { from: number; until: number }>();

/** The first instant after `at` (ms) at which a state begins or ceases to be known; Infinity where there is none. */
export function nextKnowledge(table: Table, at: number): number {
  if (at === Infinity) return at;
  const sorted = table.counts[counts.sorted]!;
  let until = stillUntil(table, at);
  if (until === null) {
    until = firstAfter(table, 0, sorted, at);
    still.set(table, { from: at, until });
  }
  return Math.min(until, firstAfter(table, sorted, table.counts[counts.rows]!, at));
}

/** As `nextKnowledge`, of the sorted rows, where that is known from before; null where it is not. */
export function stillUntil(table: Table, at: number): number | null {
  const sure = still.get(table);
  return sure && at >= sure.from && at < sure.until ? sure.until : null;
}

function firstAfter({ rows: { knownFrom, knownTo } }: Table, start: number, end: number, at: number): number {
  let first = Infinity;
  for (let row = start; row < end; row++) {
    const [from, to] = [knownFrom[row]!, knownTo[row]!];
    if (from > at && from < first) first = from;
    if (to > at && to < first) first = to;
  }
  return first;
}
