import type { AskedSpan } from '../../../query/calls.ts';
import { type Bits, createBits, rememberedBits, setSpan } from './bits.ts';
import { counts, type Table } from './buffer.ts';
import { no, type RowTest, testBy, yes } from './row-test.ts';
import { lowerBound } from './scan.ts';

/** What takes longer than this (ms) is looked at for every span; it is little. */
const lasting = 31 * 86_400_000;

/** Whether what happened has an instant in common with a span. */
export function spanTest({ rows }: Table, { start, end }: AskedSpan): RowTest {
  const { start: starts, end: ends } = rows;
  const [last, first] = [end ?? Infinity, start ?? -Infinity];
  // A start that is not known is no number, of which no comparison is true.
  return testBy((row) => (starts[row]! <= last && ends[row]! > first ? yes : no));
}

/** The sorted rows of which `spanTest` is true: both parts are by start, so that few others are looked at. */
export function spanBits(table: Table, { start, end }: AskedSpan): Bits {
  const [current, sorted] = [table.counts[counts.current]!, table.counts[counts.sorted]!];
  const { start: starts, end: ends } = table.rows;
  const [last, first] = [end ?? Infinity, start ?? -Infinity];
  const bits = createBits(sorted);
  const long = rememberedBits(table, 'lasting', () => lastingRows(table));
  for (const [from, to] of [
    [0, current],
    [current, sorted],
  ] as const) {
    const firstRow = (isThere: (start: number) => boolean) =>
      from + lowerBound(to - from, (at) => isThere(starts[from + at]!) || Number.isNaN(starts[from + at]!));
    const [begin, before, early, none] = [
      firstRow((own) => own <= last),
      firstRow((own) => own <= last && own <= first),
      firstRow((own) => own <= last && own + lasting <= first),
      firstRow(() => false),
    ];
    // What begins within the span does not end before it.
    setSpan(bits, begin, before);
    for (let row = before; row < early; row++) if (ends[row]! > first) bits[row >>> 5]! |= 1 << (row & 31);
    for (let word = early >>> 5; word << 5 < none; word++)
      for (let rest = long[word]!; rest !== 0; rest &= rest - 1) {
        const row = (word << 5) + 31 - Math.clz32(rest & -rest);
        if (row >= early && row < none && ends[row]! > first) bits[word]! |= 1 << (row & 31);
      }
  }
  return bits;
}

function lastingRows({ rows: { start, end }, counts: numbers }: Table): Bits {
  const sorted = numbers[counts.sorted]!;
  const bits = createBits(sorted);
  for (let row = 0; row < sorted; row++)
    if (end[row]! - start[row]! > lasting) bits[row >>> 5]! |= 1 << (row & 31);
  return bits;
}
