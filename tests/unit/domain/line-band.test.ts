import { area, booleanPointInPolygon, kinks } from '@turf/turf';
import fc from 'fast-check';
import type { LineString, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { polygonsOf, relationTo } from '../../../server/domain/area.ts';
import { type BandPart, bandArea } from '../../../server/domain/band.ts';
import { positionTo } from '../../../server/domain/line.ts';
import { leftBand } from '../../../server/domain/line-band.ts';
import { metresPerDegree } from '../../../server/domain/metric.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';

const scale = metresPerDegree(45);

/** A line in degrees around 30° E 45° N from metres east and north. */
function lineOf(metres: readonly (readonly number[])[]): LineString {
  return {
    type: 'LineString',
    coordinates: metres.map(([x, y]) => [30 + x! / scale.lon, 45 + y! / scale.lat]),
  };
}

const at = (x: number, y: number): Position => lineOf([[x, y]]).coordinates[0]!;

/** A walk of steps that turn by at most 100° each, and that does not cross itself: such a line has no sides. */
const walks = fc
  .array(fc.record({ turn: fc.integer({ min: -100, max: 100 }), step: fc.integer({ min: 20, max: 900 }) }), {
    minLength: 2,
    maxLength: 60,
  })
  .map((steps) => {
    let [x, y, angle] = [0, 0, 0];
    return [
      [0, 0],
      ...steps.map(({ turn, step }) => {
        angle += (turn * Math.PI) / 180;
        x += step * Math.cos(angle);
        y += step * Math.sin(angle);
        return [x, y];
      }),
    ];
  })
  .filter((walk) => kinks(lineOf(walk)).features.length === 0);

const depths = fc
  .tuple(fc.constantFrom(0, 0, 60, 400), fc.integer({ min: 100, max: 2_500 }))
  .map(([min, thickness]): [number, number] => [min, min + thickness]);

describe('the band along a whole line', () => {
  it('holds the points left of the line between the depths, and no other', () => {
    const decided = { in: 0, out: 0, bands: 0 };
    const offsets = fc.array(
      fc.tuple(fc.nat(59), fc.integer({ min: -140, max: 140 }), fc.integer({ min: -140, max: 140 })),
      { minLength: 40, maxLength: 40 },
    );
    fc.assert(
      fc.property(walks, depths, offsets, (walk, [min, max], points) => {
        const line = lineOf(walk);
        const band = leftBand(line.coordinates, min, max);
        // A walk that comes back to its ends is left to the other method.
        if (!band) return;
        decided.bands++;
        for (const [vertex, dx, dy] of points) {
          const [x, y] = walk[vertex % walk.length]!;
          const [lon, lat] = at(x! + (dx * max) / 100, y! + (dy * max) / 100) as [number, number];
          const { side, metres } = positionTo(line, lon, lat);
          const unsure = 0.04 * max + 1;
          if (Math.abs(metres - min) < unsure || Math.abs(metres - max) < unsure) continue;
          // Near the prolongations of the ends two readings of «left» part.
          if (relationTo(band, lon, lat).edge < unsure) continue;
          const expected = side === 'left' && metres > min && metres < max;
          decided[expected ? 'in' : 'out']++;
          expect([lon, lat, booleanPointInPolygon([lon, lat], band)]).toEqual([lon, lat, expected]);
        }
      }),
      { numRuns: 400 },
    );
    expect(decided.bands).toBeGreaterThan(60);
    expect(Math.min(decided.in, decided.out)).toBeGreaterThan(500);
  });

  it('is what the buffered line gives, to a metre and two thousandths of the depth', () => {
    // The buffer joins what is nearer than a thousandth of the depth, and its cut is half a metre from the line.
    const whole = { lon: 30.35, lat: 45.3, radius_m: 90_000 };
    for (const side of ['norland', 'sudland'])
      for (const [min_depth_m, max_depth_m] of [
        [0, 700],
        [0, 3_000],
        [400, 1_800],
      ] as const) {
        const part: BandPart = { kind: 'band', line: 'main', side, min_depth_m, max_depth_m };
        const [curves, buffers] = [part, { ...part, near: whole }].map((one) =>
          bandArea(one, fixtureGazetteer),
        );
        for (const [one, other] of [
          [curves!, buffers!],
          [buffers!, curves!],
        ] as const)
          for (const [lon, lat] of polygonsOf(one).flat(2) as [number, number][])
            expect(relationTo(other, lon, lat).edge).toBeLessThan(1 + 0.002 * max_depth_m);
        expect(area(curves!) / area(buffers!)).toBeCloseTo(1, 2);
      }
  });

  /** A bay 4 km wide left of the line, whose mouth is 600 m wide. */
  const bay = lineOf([
    [-8_000, 0],
    [-300, 0],
    [-2_000, 200],
    [-2_000, 4_000],
    [2_000, 4_000],
    [2_000, 200],
    [300, 0],
    [8_000, 0],
  ]).coordinates;
  const fromSouth = [...bay].reverse();

  it('leaves out what lies deep in a bay whose mouth it closes', () => {
    const band = leftBand(fromSouth, 0, 1_000)!;
    expect(band.type).toBe('Polygon');
    expect(polygonsOf(band)[0]).toHaveLength(2);
    expect(booleanPointInPolygon(at(0, 2_000), band)).toBe(false);
    expect(booleanPointInPolygon(at(0, 0), band)).toBe(true);
    expect(polygonsOf(leftBand(fromSouth, 0, 2_500)!)[0]).toHaveLength(1);
  });

  it('has a piece of its own where only the middle of a bay is deep enough', () => {
    const band = leftBand(fromSouth, 500, 3_000)!;
    expect(band.type).toBe('MultiPolygon');
    expect(polygonsOf(band)).toHaveLength(2);
    expect(booleanPointInPolygon(at(0, 2_000), band)).toBe(true);
    expect(booleanPointInPolygon(at(0, 0), band)).toBe(false);
    expect(booleanPointInPolygon(at(0, -2_000), band)).toBe(true);
    const ringed = leftBand(fromSouth, 500, 1_000)!;
    expect(polygonsOf(ringed).map((rings) => rings.length)).toEqual([1, 2]);
  });

  it('is left to the other method where the line is closed, ends near itself or the band is thin', () => {
    const square = [
      [0, 0],
      [5_000, 0],
      [5_000, 5_000],
      [0, 5_000],
    ];
    expect(leftBand(lineOf([...square, [0, 0]]).coordinates, 0, 500)).toBeNull();
    expect(leftBand(lineOf([...square, [0, 300]]).coordinates, 0, 500)).toBeNull();
    expect(leftBand(lineOf([...square, [0, 1_200]]).coordinates, 0, 500)).not.toBeNull();
    expect(leftBand(lineOf(square).coordinates, 1_000, 1_020)).toBeNull();
  });

  it('takes a tenth of a second for a line of thousands of vertices, and does not cross itself', () => {
    const winding = lineOf(
      Array.from({ length: 2_600 }, (_, index) => [
        index * 60,
        4_000 * Math.sin(index / 90) + 300 * Math.sin(index / 4) + 40 * Math.sin(index * 1.7),
      ]),
    ).coordinates;
    const times = [1, 2, 3].map(() => {
      const began = performance.now();
      expect(leftBand(winding, 0, 1_800)).not.toBeNull();
      return performance.now() - began;
    });
    // Buffering it takes a second; half of it leaves room for a machine with other work.
    expect(Math.min(...times)).toBeLessThan(400);
    const [rings] = polygonsOf(leftBand(winding, 300, 900)!);
    expect(kinks({ type: 'Polygon', coordinates: rings! }).features).toEqual([]);
  });
});
