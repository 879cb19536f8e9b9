import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  allOf,
  anyOf,
  type Bits,
  countBoth,
  countCodes,
  createBits,
  firstRows,
  rememberedBits,
  setSpan,
} from '../../server/store/sqlite/columns/bits.ts';
import type { Table } from '../../server/store/sqlite/columns/buffer.ts';
import { counts } from '../../server/store/sqlite/columns/buffer.ts';
import { spanBits, spanTest } from '../../server/store/sqlite/columns/span.ts';

const rowsIn = (bits: Bits) =>
  Array.from({ length: bits.length * 32 }, (_, row) => row).filter(
    (row) => (bits[row >>> 5]! >>> (row & 31)) & 1,
  );

it('a span of rows sets the bits of those and no others', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (from, to) => {
      const bits = createBits(200);
      setSpan(bits, from, to);
      expect(rowsIn(bits)).toEqual(Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at));
    }),
  );
});

it('sets of rows are met and joined, and none of them is changed by it', () => {
  const sets = fc.array(fc.uniqueArray(fc.nat(99)), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sets, (lists) => {
      const asBits = lists.map((rows) => {
        const bits = createBits(100);
        for (const row of rows) setSpan(bits, row, row + 1);
        return bits;
      });
      const all = Array.from({ length: 100 }, (_, row) => row);
      expect(rowsIn(allOf(asBits))).toEqual(all.filter((row) => lists.every((rows) => rows.includes(row))));
      expect(rowsIn(anyOf(asBits, 100))).toEqual(
        all.filter((row) => lists.some((rows) => rows.includes(row))),
      );
      expect(asBits.map(rowsIn)).toEqual(lists.map((rows) => [...rows].sort((a, b) => a - b)));
    }),
  );
});

it('rows of bits are counted, also by code, and listed from the first on', () => {
  const rows = fc.uniqueArray(fc.nat(139));
  const codes = fc.array(fc.integer({ min: -2, max: 5 }), { minLength: 140, maxLength: 140 });
  fc.assert(
    fc.property(rows, rows, codes, fc.nat(140), fc.nat(140), fc.nat(9), (a, b, list, from, to, most) => {
      const [one, other] = [a, b].map((set) => {
        const bits = createBits(140);
        for (const row of set) setSpan(bits, row, row + 1);
        return bits;
      }) as [Bits, Bits];
      const shared = a.filter((row) => b.includes(row));
      expect(countBoth(one, other)).toBe(shared.length);
      const asked = a.filter((row) => row >= from && row < to).sort((x, y) => x - y);
      expect(firstRows(one, from, to, most)).toEqual(asked.slice(0, most));
      const into = new Uint32Array(6);
      countCodes(one, other, Int32Array.from(list), 0, into);
      const expected = [0, 1, 2, 3, 4, 5].map((code) => shared.filter((row) => list[row] === code).length);
      expect([...into]).toEqual(expected);
    }),
  );
});

it('bits are made once for a table, until many others were asked for', () => {
  const [table, other] = [{} as Table, {} as Table];
  let made = 0;
  const ask = (of: Table, name: string) =>
    rememberedBits(of, name, () => {
      made += 1;
      return createBits(32 * 2 ** 20);
    });
  const first = ask(table, 'a');
  // Compared here: to print so many numbers would take a while.
  expect(ask(table, 'a') === first).toBe(true);
  expect(made).toBe(1);
  expect(ask(other, 'a') === first).toBe(false);
  // Each takes 4 MiB of the 16 that are kept.
  for (const name of ['b', 'c', 'd', 'e']) ask(table, name);
  ask(table, 'e');
  expect(made).toBe(6);
  ask(table, 'a');
  expect(made).toBe(7);
});

it('the rows that meet a span are found as each row is judged alone', () => {
  const day = 86_400_000;
  const row = fc.record({
    start: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constant(Number.NaN)),
    length: fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 28, max: 200 }),
      fc.constant(Infinity),
    ),
  });
  const edge = fc.option(fc.integer({ min: -10, max: 420 }));
  fc.assert(
    fc.property(fc.array(row), fc.array(row), edge, edge, (now, past, start, end) => {
      const latestFirst = (list: typeof now) =>
        [...list].sort((a, b) =>
          Number.isNaN(a.start) ? 1 : Number.isNaN(b.start) ? -1 : b.start - a.start,
        );
      const all = [...latestFirst(now), ...latestFirst(past)];
      const numbers = new Int32Array(16);
      numbers[counts.current] = now.length;
      numbers[counts.sorted] = all.length;
      const rows = {
        start: Float64Array.from(all, (one) => one.start * day),
        end: Float64Array.from(all, (one) => (one.start + one.length) * day),
      };
      const table = { rows, counts: numbers } as unknown as Table;
      const asked = { start: start === null ? null : start * day, end: end === null ? null : end * day };
      const test = spanTest(table, asked);
      const expected = all.flatMap((_, at) => (test.answer(at) === 1 ? [at] : []));
      expect(rowsIn(spanBits(table, asked))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
