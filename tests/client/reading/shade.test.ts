import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostShades, shadesFor, shadesOfRates } from '../../../client/src/state/shade.ts';

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

describe('shades of rates', () => {
  it('are round steps from nothing on', () => {
    expect(shadesOfRates(0)).toEqual([]);
    expect(shadesOfRates(2)).toEqual([
      { from: 0, to: 0.5 },
      { from: 0.5, to: 1 },
      { from: 1, to: 1.5 },
      { from: 1.5, to: 2 },
    ]);
    expect(shadesOfRates(0.0731).map(({ to }) => to)).toEqual([0.02, 0.04, 0.06, 0.08]);
  });

  it('hold every rate exactly once, in four steps at most', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-4, max: 1e5, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (most, share) => {
          const shades = shadesOfRates(most);
          expect(shades.length).toBeLessThanOrEqual(mostShades);
          expect(shades.at(-1)!.to * (1 + 1e-9)).toBeGreaterThanOrEqual(most);
          const rate = share * most;
          expect(
            shades.filter(({ from, to }) => rate > from && rate <= to * (1 + 1e-9)).length,
          ).toBeGreaterThan(0);
        },
      ),
    );
  });
});
