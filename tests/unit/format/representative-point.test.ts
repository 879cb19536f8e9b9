import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { relationTo } from '../../../server/domain/area.ts';
import { representativePoint } from '../../../server/format/representative-point.ts';
import { wktOf } from '../../../server/format/wkt.ts';

describe('the one point of a geometry', () => {
  it('lies inside any polygon, however it winds around its centre', () => {
    const star = fc
      .array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 5, maxLength: 20 })
      .map((radii) => {
        const ring = radii.map((radius, index): Position => {
          const angle = (2 * Math.PI * index) / radii.length;
          return [20 + radius * Math.cos(angle), 43 + radius * Math.sin(angle)];
        });
        return { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] };
      });
    fc.assert(
      fc.property(star, (polygon) => {
        const [lon, lat] = representativePoint(polygon)!;
        expect(relationTo(polygon, lon, lat).inside).toBe(true);
      }),
    );
  });

  it('lies inside a crescent and beside a hole', () => {
    const ring = (...corners: Position[]) => [...corners, corners[0]!];
    const u = ring([0, 0], [6, 0], [6, 6], [5, 6], [5, 1], [1, 1], [1, 6], [0, 6]);
    const holed = [ring([0, 0], [6, 0], [6, 6], [0, 6]), ring([2, 2], [2, 4], [4, 4], [4, 2])];
    for (const coordinates of [[u], holed]) {
      const [lon, lat] = representativePoint({ type: 'Polygon', coordinates })!;
      expect(relationTo({ type: 'Polygon', coordinates }, lon, lat).inside).toBe(true);
    }
  });

  it('is the first of several points, in the largest of several areas, and none without geometry', () => {
    const square = (at: number, size: number): Position[][] => [
      [
        [at, 0],
        [at + size, 0],
        [at + size, size],
        [at, size],
        [at, 0],
      ],
    ];
    expect(
      representativePoint({
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      }),
    ).toEqual([1, 2]);
    expect(representativePoint({ type: 'MultiPolygon', coordinates: [square(0, 1), square(10, 4)] })).toEqual(
      [12, 2],
    );
    expect(representativePoint(null)).toBeNull();
    expect(representativePoint({ type: 'GeometryCollection', geometries: [] })).toBeNull();
  });
});

describe('well-known text', () => {
  it('writes every kind of geometry', () => {
    expect(wktOf({ type: 'Point', coordinates: [20.5, 43] })).toBe('POINT (20.5 43)');
    expect(
      wktOf({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      }),
    ).toBe('LINESTRING (0 0, 1 1)');
    expect(
      wktOf({
        type: 'MultiPoint',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      }),
    ).toBe('MULTIPOINT (0 0, 1 1)');
    expect(
      wktOf({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      }),
    ).toBe('POLYGON ((0 0, 1 0, 1 1, 0 0))');
    expect(wktOf({ type: 'Polygon', coordinates: [] })).toBe('POLYGON EMPTY');
    const parts = [{ type: 'Point' as const, coordinates: [0, 1] }];
    expect(wktOf({ type: 'GeometryCollection', geometries: parts })).toBe('GEOMETRYCOLLECTION (POINT (0 1))');
  });
});
