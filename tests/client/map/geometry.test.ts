import type { Feature, Point, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { circlePolygon } from '../../../client/src/map/circle-polygon.ts';
import { clipRing, countryLabels } from '../../../client/src/map/country-labels.ts';
import { hatchSteps } from '../../../client/src/map/draw-pattern.ts';
import { extentOf, liesWithin } from '../../../client/src/map/extent.ts';
import { interiorPoint, isInside } from '../../../client/src/map/interior-point.ts';
import { roundBelow } from '../../../client/src/map/scale.ts';

const earth = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine). */
function distance([lon1, lat1]: number[], [lon2, lat2]: number[]): number {
  const a =
    Math.sin(radians(lat2! - lat1!) / 2) ** 2 +
    Math.cos(radians(lat1!)) * Math.cos(radians(lat2!)) * Math.sin(radians(lon2! - lon1!) / 2) ** 2;
  return 2 * earth * Math.asin(Math.sqrt(a));
}

const boxed = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const country = (name: string, geometry: Polygon): Feature<Polygon> => ({
  type: 'Feature',
  geometry,
  properties: { name },
});

describe('discs of uncertainty', () => {
  test.each([10, 700, 25_000])('a disc of %d m has its true size in every direction', (radius) => {
    const [ring] = circlePolygon([20.8, 43], radius).coordinates;
    expect(ring).toHaveLength(49);
    expect(ring![0]).toEqual(ring![48]);
    for (const corner of ring!) {
      const error = Math.abs(distance([20.8, 43], corner) / radius - 1);
      expect(error).toBeLessThan(0.005);
    }
  });
});

describe('extents', () => {
  test('a point is as large as its uncertainty, an area as large as itself', () => {
    const point: Point = { type: 'Point', coordinates: [20, 43] };
    const [west, south, east, north] = extentOf([{ geometry: point, uncertainty_m: 1000 }])!;
    expect(distance([west, 43], [east, 43])).toBeCloseTo(2000, -1);
    expect(distance([20, south], [20, north])).toBeCloseTo(2000, -1);
    expect(extentOf([{ geometry: boxed(1, 2, 3, 4) }, { geometry: null }])).toEqual([1, 2, 3, 4]);
    expect(extentOf([{ geometry: null }])).toBeNull();
  });

  test('a box lies in another only with all its sides', () => {
    expect(liesWithin([1, 1, 2, 2], [1, 1, 2, 2])).toBe(true);
    expect(liesWithin([1, 1, 2, 2.1], [0, 0, 3, 2])).toBe(false);
  });
});

describe('points for labels', () => {
  test('lie inside the largest polygon, also of a horseshoe and beside a hole', () => {
    const horseshoe = [
      [0, 0],
      [10, 0],
      [10, 10],
      [8, 10],
      [8, 2],
      [2, 2],
      [2, 10],
      [0, 10],
      [0, 0],
    ];
    const holed = [...boxed(0, 0, 10, 10).coordinates, ...boxed(2, 2, 8, 8).coordinates];
    for (const rings of [[horseshoe], holed]) {
      const found = interiorPoint({
        type: 'MultiPolygon',
        coordinates: [boxed(20, 20, 21, 21).coordinates, rings],
      });
      expect(isInside(rings, found!)).toBe(true);
    }
    expect(interiorPoint({ type: 'Point', coordinates: [1, 1] })).toBeNull();
  });

  test('a ring is cut at the box, and nothing is left of one outside', () => {
    const cut = clipRing(boxed(0, 0, 10, 10).coordinates[0]!, [5, 5, 20, 20]);
    expect(extentOf([{ geometry: { type: 'Polygon', coordinates: [cut] } }])).toEqual([5, 5, 10, 10]);
    expect(clipRing(boxed(0, 0, 1, 1).coordinates[0]!, [5, 5, 20, 20])).toEqual([]);
  });

  test('countries are named where they are seen, slivers not, and beside their municipalities', () => {
    const west = country('west', boxed(0, 0, 10, 10));
    const east = country('east', boxed(10, 0, 20, 10));
    const municipality: Feature<Polygon> = { type: 'Feature', geometry: boxed(10, 2, 14, 8), properties: {} };
    const named = (box: [number, number, number, number]) =>
      countryLabels([west, east], [municipality], box).features.map(({ properties, geometry }) => ({
        name: properties?.name as string,
        at: geometry.coordinates,
      }));
    const both = named([5, 0, 18, 10]);
    expect(both.map(({ name }) => name)).toEqual(['west', 'east']);
    expect(both[0]!.at[0]).toBeGreaterThan(5);
    expect(isInside(municipality.geometry.coordinates, both[1]!.at)).toBe(false);
    expect(isInside(east.geometry.coordinates, both[1]!.at)).toBe(true);
    expect(named([9.9, 0, 20, 10]).map(({ name }) => name)).toEqual(['east']);
  });
});

describe('drawing', () => {
  test('hatching runs in the stated direction and repeats without a seam', () => {
    expect(hatchSteps(45)).toEqual({ across: 1, down: 1 });
    expect(hatchSteps(135)).toEqual({ across: -1, down: 1 });
    expect(hatchSteps(0)).toEqual({ across: 0, down: 2 });
    expect(hatchSteps(90)).toEqual({ across: 2, down: 0 });
    expect(hatchSteps(22)).toEqual({ across: 1, down: 2 });
  });

  test('the scale is a round number that fits', () => {
    expect([999, 1000, 4999, 0.7].map(roundBelow)).toEqual([500, 1000, 2000, 0.5]);
  });
});
