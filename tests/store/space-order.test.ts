import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Box } from '../../server/contract/query.ts';
import type { DictionaryArrays } from '../../server/store/sqlite/columns/buffer.ts';
import {
  boxSpace,
  entriesInSpace,
  liesInOne,
  meetsOne,
  searchSpace,
  spaceSizes,
} from '../../server/store/sqlite/columns/space-order.ts';

const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -90, max: 90, noNaN: true });
const box = fc
  .tuple(lon, lat, lon, lat)
  .map(([a, b, c, d]): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);
const none: Box = [Infinity, Infinity, -Infinity, -Infinity];
const boxes = fc.array(fc.oneof({ weight: 9, arbitrary: box }, fc.constant(none)), { maxLength: 900 });

function spaceOf(all: readonly Box[]): DictionaryArrays {
  const claimsBox = Float64Array.from(all.flat());
  const spaceEntry = entriesInSpace(claimsBox);
  const space = { claimsBox, spaceEntry, spaceBox: new Float64Array(spaceSizes(spaceEntry.length).spaceBox) };
  boxSpace(space as unknown as DictionaryArrays);
  return space as unknown as DictionaryArrays;
}

it('the order of space holds every entry that has a box once', () => {
  fc.assert(
    fc.property(boxes, (all) => {
      const held = [...spaceOf(all).spaceEntry].sort((a, b) => a - b);
      expect(held).toEqual(all.flatMap((one, entry) => (one === none ? [] : [entry])));
    }),
  );
});

it('a search tells ascending spans with every entry that meets a box, whole ones only where all lie in it', () => {
  fc.assert(
    fc.property(boxes, fc.array(box, { minLength: 1, maxLength: 2 }), (all, asked) => {
      const space = spaceOf(all);
      const told = new Set<number>();
      let end = 0;
      searchSpace(space, asked, (from, to, whole) => {
        expect(from).toBeGreaterThanOrEqual(end);
        end = to;
        for (const entry of space.spaceEntry.subarray(from, to)) {
          told.add(entry);
          if (whole) expect(liesInOne(space.claimsBox, entry * 4, asked)).toBe(true);
        }
      });
      for (const entry of all.keys())
        if (meetsOne(space.claimsBox, entry * 4, asked)) expect(told.has(entry)).toBe(true);
    }),
  );
});

it('what lies near each other stands near each other', () => {
  const side = 64;
  const grid = Array.from({ length: side * side }, (_, at): Box => {
    const [x, y] = [20 + (at % side) * 0.01, 42 + Math.floor(at / side) * 0.01];
    return [x, y, x, y];
  });
  const told: number[] = [];
  searchSpace(spaceOf(grid), [[20.1, 42.1, 20.195, 42.195]], (from, to) => told.push(to - from));
  expect(told.reduce((sum, one) => sum + one, 0)).toBeLessThan(400);
});
