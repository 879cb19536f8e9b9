import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostShades, shadesFor } from '../../../client/src/state/shade.ts';

describe('shades of counts', () => {
  it('are numbers one by one where there are few, and round steps where there are many', () => {
    expect(shadesFor(0)).toEqual([]);
    expect(shadesFor(3)).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 2 },
      { from: 3, to: 3 },
    ]);
    expect(shadesFor(7)).toEqual([
      { from: 1, to: 2 },
      { from: 3, to: 4 },
      { from: 5, to: 6 },
      { from: 7, to: 8 },
    ]);
    expect(shadesFor(164).map(({ to }) => to)).toEqual([50, 100, 150, 200]);
  });

  it('hold every count exactly once, in four steps at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (most, share) => {
          const shades = shadesFor(most);
          expect(shades.length).toBeLessThanOrEqual(mostShades);
          const count = 1 + Math.floor(share * (most - 1));
          expect(shades.filter(({ from, to }) => count >= from && count <= to)).toHaveLength(1);
        },
      ),
    );
  });
});
