import { bboxPolygon, booleanIntersects, destination, distance, area as turfArea } from '@turf/turf';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../server/contract/query.ts';
import {
  discMeetsBox,
  distanceToBox,
  geometryMeetsBox,
  shapeMeetsBox,
} from '../../server/query/meets-box.ts';
import { shapeBoxes } from '../../server/query/shape-boxes.ts';
import { searchMatches, searchTerms } from '../../server/query/words.ts';

const box = fc
  .tuple(
    fc.double({ min: -180, max: 170, noNaN: true }),
    fc.double({ min: -80, max: 70, noNaN: true }),
    fc.double({ min: 0.01, max: 10, noNaN: true }),
    fc.double({ min: 0.01, max: 10, noNaN: true }),
  )
  .map(([west, south, width, height]): Box => [west, south, west + width, south + height]);

describe('a disc and a box', () => {
  it('are as far apart as the nearest of many points of the box', () => {
    const place = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -89, max: 89, noNaN: true }),
    );
    fc.assert(
      fc.property(place, box, ([lon, lat], [west, south, east, north]) => {
        let nearest = Number.POSITIVE_INFINITY;
        for (let i = 0; i <= 20; i++)
          for (let j = 0; j <= 20; j++) {
            const at = [west + ((east - west) * i) / 20, south + ((north - south) * j) / 20];
            nearest = Math.min(nearest, distance([lon, lat], at, { units: 'meters' }));
          }
        const metres = distanceToBox(lon, lat, [west, south, east, north]);
        expect(metres).toBeLessThanOrEqual(nearest + 0.01);
        // The grid is at most 0.5 degrees wide, so its nearest point is within half a diagonal of the true one.
        expect(metres).toBeGreaterThanOrEqual(nearest - 40_000);
      }),
    );
  });

  it('meet up to the radius and no further, across the antimeridian and round a pole', () => {
    const degree = distance([0, 0], [0, 1], { units: 'meters' });
    expect(discMeetsBox(0, 0, degree - 1, [1, -1, 2, 1])).toBe(false);
    expect(discMeetsBox(0, 0, degree + 1, [1, -1, 2, 1])).toBe(true);
    expect(discMeetsBox(179.5, 0, degree, [-180, -1, -179.6, 1])).toBe(true);
    expect(discMeetsBox(179.5, 0, degree, [-179, -1, -178, 1])).toBe(false);
    expect(discMeetsBox(0, 89.5, degree + 1, [179, 89.5, 180, 90])).toBe(true);
    expect(discMeetsBox(0, 0, 0, [0, 0, 1, 1])).toBe(true);
  });
});

describe('an area and a box', () => {
  // Half thousandths never lie on the edge of a box below, where rounding would decide.
  const degrees = fc.integer({ min: -5_000, max: 5_000 }).map((n) => (n + 0.5) / 1_000);
  const triangle = fc.tuple(...Array.from({ length: 6 }, () => degrees)).map(
    ([ax, ay, bx, by, cx, cy]): Polygon => ({
      type: 'Polygon',
      coordinates: [
        [
          [ax!, ay!],
          [bx!, by!],
          [cx!, cy!],
          [ax!, ay!],
        ],
      ],
    }),
  );

  it('meet when turf says that they intersect', () => {
    const near = fc
      .tuple(fc.integer({ min: -5, max: 4 }), fc.integer({ min: -5, max: 4 }), fc.constantFrom(0.5, 1, 4))
      .map(([west, south, size]): Box => [west, south, west + size, south + size]);
    fc.assert(
      fc.property(triangle, near, (area, at) => {
        fc.pre(turfArea(area) > 1_000);
        expect(geometryMeetsBox(area, at)).toBe(booleanIntersects(area, bboxPolygon(at)));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('do not meet inside a hole', () => {
    const square = (at: number) => [
      [-at, -at],
      [at, -at],
      [at, at],
      [-at, at],
      [-at, -at],
    ];
    const frame: Polygon = { type: 'Polygon', coordinates: [square(3), square(2).reverse()] };
    expect(geometryMeetsBox(frame, [-1, -1, 1, 1])).toBe(false);
    expect(geometryMeetsBox(frame, [-1, -1, 2, 1])).toBe(true);
    expect(geometryMeetsBox(frame, [-9, -9, 9, 9])).toBe(true);
  });

  it('meet across the antimeridian, however the area is drawn', () => {
    const past: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [179, 0],
          [181, 0],
          [181, 1],
          [179, 1],
          [179, 0],
        ],
      ],
    };
    expect(shapeMeetsBox({ kind: 'area', geometry: past }, [-179.5, 0, -179, 1])).toBe(true);
    expect(shapeMeetsBox({ kind: 'area', geometry: past }, [-178.5, 0, -178, 1])).toBe(false);
    expect(shapeMeetsBox({ kind: 'area', geometry: past }, [179.5, 0, -179.5, 1])).toBe(true);
  });
});

describe('the boxes of a disc', () => {
  it('hold every point of its edge', () => {
    const disc = fc.record({
      kind: fc.constant('disc' as const),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      radius_m: fc.double({ min: 1, max: 1_000_000, noNaN: true }),
    });
    fc.assert(
      fc.property(disc, fc.double({ min: -180, max: 180, noNaN: true }), (shape, bearing) => {
        const { lon, lat, radius_m } = shape;
        const [x, y] = destination([lon, lat], radius_m, bearing, { units: 'meters' }).geometry
          .coordinates as [number, number];
        const around = x > 180 ? x - 360 : x < -180 ? x + 360 : x;
        const slack = 1e-6;
        expect(
          shapeBoxes(shape).some(
            ([west, south, east, north]) =>
              around >= west - slack && around <= east + slack && y >= south - slack && y <= north + slack,
          ),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('words', () => {
  const texts = ['Zelčan/Zelçan, Ђурђево (KFX-30)', 'A road was  closed\nfor hours'];
  const matches = (question: string) => searchMatches(searchTerms(question), texts);

  it('are found whatever their case, marks and script, the last by its beginning', () => {
    expect(['зелч', 'ZELCAN', 'đurđ', 'Road', 'clos'].filter((one) => !matches(one))).toEqual([]);
    expect(['elcan', 'zelcan town', 'roads'].filter(matches)).toEqual([]);
  });

  it('stand together in one text and in the order asked, with any space between them', () => {
    expect(['road was', 'was closed for h', 'Ђурђево kfx 30'].filter((one) => !matches(one))).toEqual([]);
    expect(['road closed', 'closed was', 'ro was', '30 a road', 'kfx durdevo'].filter(matches)).toEqual([]);
  });

  it('are alternatives where commas stand between them', () => {
    expect(['nothing,road', 'nothing,, was \t closed', 'road,zelcan'].filter((one) => !matches(one))).toEqual(
      [],
    );
    expect(['nothing,road closed', 'a,b c'].map(matches)).toEqual([false, true]);
  });

  it('that are none ask for nothing', () => {
    expect(['—', ',', ' , '].filter((one) => !matches(one))).toEqual([]);
  });
});
