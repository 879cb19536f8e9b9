import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cluster,
  clusterLevel,
  clusterRadius,
  maxZoom,
  mercator,
  partingZoom,
  unmercator,
} from '../../../client/src/map/cluster.ts';

const position = fc.tuple(
  fc.double({ min: 20, max: 21.5, noNaN: true }),
  fc.double({ min: 42, max: 44, noNaN: true }),
);
const square = fc.array(position.map(mercator), { maxLength: 60 });
const zoom = fc.integer({ min: 0, max: 2 * maxZoom }).map((half) => half / 2);

describe('clusters', () => {
  test('every point is in exactly one cluster, at any zoom, so that the sizes add up', () => {
    fc.assert(
      fc.property(square, zoom, (points, at) => {
        const members = cluster(points, at).flatMap((one) => one.members);
        expect(members.sort((one, other) => one - other)).toEqual(points.map((_, index) => index));
      }),
    );
  });

  test('no member is farther from the first of its cluster than the radius on the screen', () => {
    fc.assert(
      fc.property(square, zoom, (points, at) => {
        for (const { members } of cluster(points, at)) {
          const [x, y] = points[members[0]!]!;
          for (const index of members) {
            const pixels = Math.hypot(points[index]![0] - x, points[index]![1] - y) * 512 * 2 ** at;
            expect(pixels).toBeLessThanOrEqual(clusterRadius * 1.000001);
          }
        }
      }),
    );
  });

  test('points at one spot stay together at every zoom and are called a stack', () => {
    const spot = mercator([20.7, 43.2]);
    for (const at of [0, 9.5, maxZoom]) {
      const [only, ...rest] = cluster([spot, spot, spot], at);
      expect(rest).toEqual([]);
      expect(only).toMatchObject({ members: [0, 1, 2], stack: true });
    }
    expect(partingZoom([spot, spot], 5)).toBeNull();
  });

  test('points a kilometre apart part at a zoom, and the press goes there and no farther', () => {
    const points = [mercator([20.7, 43.2]), mercator([20.7123, 43.2])];
    expect(cluster(points, 8)).toMatchObject([{ members: [0, 1], stack: false }]);
    const parts = partingZoom(points, 8)!;
    expect(cluster(points, parts)).toHaveLength(2);
    expect(cluster(points, parts - 0.5)).toHaveLength(1);
  });

  test('one point alone is no stack, also at the largest zoom', () => {
    expect(cluster([mercator([20, 43])], maxZoom)).toMatchObject([{ members: [0], stack: false }]);
  });

  test('the projection and its inverse meet', () => {
    fc.assert(
      fc.property(position, ([lon, lat]) => {
        const [back, forth] = unmercator(...mercator([lon, lat]));
        expect(back).toBeCloseTo(lon, 9);
        expect(forth).toBeCloseTo(lat, 9);
      }),
    );
    expect(mercator([0, 0])).toEqual([0.5, 0.5]);
  });

  test('levels are half steps of the zoom, none above the largest', () => {
    expect([9.2, 9.5, 9.99, 40].map(clusterLevel)).toEqual([9, 9.5, 9.5, maxZoom]);
  });
});
