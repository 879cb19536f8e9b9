import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCounts, lastZoomOfMap } from '../../../server/contract/drawing.ts';
import { degreesOf, type Tile, unitSquare } from '../../../server/format/tile-grid.ts';
import { createSpotCells, numberPlace, partingZoom, type Tally } from '../../../server/format/tile-spots.ts';

const tally = (overrides: Partial<Tally> = {}): Tally => ({
  count: 1,
  contested: 0,
  last: 1,
  metres: 0,
  type: 'riot',
  ...overrides,
});

const tileAt = (lon: number, lat: number, z: number): Tile => {
  const [x, y] = unitSquare(lon, lat);
  return { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) };
};

const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
  minLength: 1,
  maxLength: 60,
});

describe('spots by cells', () => {
  it('are each in exactly one cell of exactly one tile, so that the counts of a zoom add up', () => {
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...cellCounts),
        (spots, z, across) => {
          const at = spots.map(([x, y]) => [20 + x / 60, 43 + y / 60] as const);
          const tiles = new Map(at.map(([lon, lat]) => tileAt(lon, lat, z)).map((t) => [`${t.x}/${t.y}`, t]));
          const inside = [...tiles.values()].flatMap((tile) => {
            const cells = createSpotCells(tile, across);
            for (const [spot, [lon, lat]] of at.entries()) cells.add(spot, lon, lat, tally());
            return cells.cells().filter((one) => one.isInside);
          });
          const all = inside.flatMap(({ cell }) => cell.spots).sort((a, b) => a - b);
          expect(all).toEqual(at.map((_, spot) => spot));
          expect(inside.reduce((sum, { cell }) => sum + cell.count, 0)).toBe(at.length);
        },
      ),
    );
  });

  it('know what their members have in common, and their mean by number', () => {
    const cells = createSpotCells({ z: 0, x: 0, y: 0 }, 8);
    cells.add(1, 20, 43, tally({ count: 3, contested: 1, last: 7, metres: 500 }));
    cells.add(2, 20.4, 43, tally({ last: 9, metres: 20 }));
    const { cell } = cells.cells()[0]!;
    expect(cell).toMatchObject({ count: 4, contested: 1, last: 9, metres: 500, type: 'riot', spots: [1, 2] });
    expect(degreesOf(cell.x, cell.y)[0]).toBeCloseTo(20.1, 9);
    cells.add(3, 20.2, 43, tally({ type: 'protest' }));
    expect(cells.cells()[0]!.cell.type).toBeNull();
  });

  it('part at the zoom that is told and not before, or never', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }),
        fc.double({ min: 1e-6, max: 0.01, noNaN: true }),
        fc.constantFrom(...cellCounts),
        (z, apart, across) => {
          const cellsAt = (zoom: number) => {
            const cells = createSpotCells(tileAt(20.7, 43.1, zoom), across);
            cells.add(1, 20.7, 43.1, tally());
            cells.add(2, 20.7 + apart, 43.1, tally());
            return cells.cells().map((one) => one.cell);
          };
          const [first, second] = cellsAt(z);
          if (second) return;
          const parts = partingZoom(first!, z, across);
          for (let zoom = z; zoom < (parts ?? lastZoomOfMap + 1); zoom++)
            expect(cellsAt(zoom)[0]!.count).toBe(2);
          if (parts !== null) expect(cellsAt(parts)[0]!.count).toBe(1);
        },
      ),
    );
  });

  it('never part where they are one spot', () => {
    const cells = createSpotCells({ z: 0, x: 0, y: 0 }, 8);
    cells.add(1, 20, 43, tally({ count: 2 }));
    expect(partingZoom(cells.cells()[0]!.cell, 0, 8)).toBeNull();
  });

  it('have their number well inside of their own cell, so that neighbours do not cover each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        fc.integer({ min: 0, max: 18 }),
        (place, z) => {
          const [x] = numberPlace({ x: place, y: 0.5 }, z, 8);
          const within = x * 2 ** z * 8 - Math.floor(place * 2 ** z * 8);
          expect(within).toBeGreaterThan(0.39);
          expect(within).toBeLessThan(0.61);
        },
      ),
    );
  });
});
