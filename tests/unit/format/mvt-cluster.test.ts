import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { TileFeature } from '../../../server/format/mvt.ts';
import { createCounter } from '../../../server/format/tile-cluster.ts';
import type { Tile } from '../../../server/format/tile-grid.ts';

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

interface Member {
  geometry: Geometry;
  type: string;
  contested: boolean;
}

function counted(tile: Tile, members: readonly Member[]): TileFeature[] {
  const counter = createCounter(tile);
  for (const one of members) counter.add(one);
  return counter.features();
}

const sum = (features: readonly TileFeature[]) =>
  features.reduce((total, one) => total + Number(one.properties.point_count), 0);

const members = fc.array(
  fc.record({
    geometry: fc
      .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }))
      .map(([lon, lat]) => point(lon, lat)),
    type: fc.constantFrom('riot', 'protest', 'other'),
    contested: fc.boolean(),
  }),
  { maxLength: 200 },
);

describe('the counts of a dense tile', () => {
  it('add up over the tiles of each zoom to the number of features', () => {
    fc.assert(
      fc.property(members, fc.integer({ min: 0, max: 3 }), (all, z) => {
        let total = 0;
        for (let x = 0; x < 2 ** z; x += 1)
          for (let y = 0; y < 2 ** z; y += 1) total += sum(counted({ z, x, y }, all));
        expect(total).toBe(all.length);
      }),
    );
  });

  it('have the share of contested ones and the most frequent type, of equals the first by name', () => {
    const here = (type: string, contested: boolean) => ({ geometry: point(20, 43), type, contested });
    const [one, ...rest] = counted({ z: 0, x: 0, y: 0 }, [
      here('riot', true),
      here('protest', false),
      here('riot', false),
      here('protest', false),
    ]);
    expect(rest).toEqual([]);
    expect(one!.properties).toEqual({ point_count: 4, contested_share: 0.25, type: 'protest' });
  });

  it('stand in cells that the cells of the next zoom fill exactly', () => {
    fc.assert(
      fc.property(members, (all) => {
        const whole = sum(counted({ z: 1, x: 1, y: 0 }, all));
        const quarters = [
          [2, 0],
          [3, 0],
          [2, 1],
          [3, 1],
        ].map(([x, y]) => sum(counted({ z: 2, x: x!, y: y! }, all)));
        expect(quarters.reduce((a, b) => a + b, 0)).toBe(whole);
      }),
    );
  });

  it('count what has several points once, where its first one is', () => {
    const several: Member = {
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [-100, 40],
          [100, 40],
        ],
      },
      type: 'other',
      contested: false,
    };
    expect(sum(counted({ z: 1, x: 0, y: 0 }, [several]))).toBe(1);
    expect(sum(counted({ z: 1, x: 1, y: 0 }, [several]))).toBe(0);
  });

  it('keep areas as areas, one for each outline', () => {
    const area = (west: number): Geometry => ({
      type: 'Polygon',
      coordinates: [
        [
          [west, 40],
          [west + 20, 40],
          [west + 20, 50],
          [west, 50],
          [west, 40],
        ],
      ],
    });
    const features = counted({ z: 0, x: 0, y: 0 }, [
      { geometry: area(0), type: 'riot', contested: true },
      { geometry: area(0), type: 'riot', contested: false },
      { geometry: area(40), type: 'other', contested: false },
    ]);
    expect(features.map((one) => [one.geometry.kind, one.properties.point_count])).toEqual([
      [3, 2],
      [3, 1],
    ]);
  });
});
