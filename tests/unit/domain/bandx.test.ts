import { area, booleanPointInPolygon, distance, pointToLineDistance } from '@turf/turf';
import fc from 'fast-check';
import type { LineString, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { polygonsOf } from '../../../server/domain/area.ts';
import { type BandPart, bandArea, bandPolygon } from '../../../server/domain/band.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { heightOfLine } from './main-line.ts';

const line = fixtureGazetteer.mainLine!.geometry as LineString;

const dolina: BandPart = {
  kind: 'band',
  line: 'main',
  side: 'norland',
  min_depth_m: 0,
  max_depth_m: 1800,
  near: { lon: 30.45, lat: 45.275, radius_m: 5000 },
};

/** How a point lies to a band by definition: inside, outside, or so near an edge that 5 % decide. */
function lies([lon, lat]: Position, band: BandPart): 'in' | 'out' | 'edge' {
  const depth = pointToLineDistance([lon!, lat!], line, { units: 'meters' });
  const side = lat! > heightOfLine(lon!) ? 'norland' : 'sudland';
  const away = band.near ? distance([lon!, lat!], [band.near.lon, band.near.lat], { units: 'meters' }) : 0;
  const radius = band.near?.radius_m ?? Number.POSITIVE_INFINITY;
  const within = (slack: number) =>
    depth >= band.min_depth_m * (1 - slack) - slack * 40 &&
    depth <= band.max_depth_m * (1 + slack) + slack * 40 &&
    away <= radius * (1 + slack / 5) &&
    (side === band.side || depth < slack * 40);
  if (!within(0.05)) return 'out';
  return within(-0.05) && (side === band.side || depth < 2) ? 'in' : 'edge';
}

// Integers, since doubles of fast-check crowd around zero, which is the line.
const offset = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 1000);

const bands = fc
  .record({
    side: fc.constantFrom('norland', 'sudland'),
    lon: fc.integer({ min: 3015, max: 3055 }).map((value) => value / 100),
    away: offset.map((value) => value * 0.02),
    radius_m: fc.integer({ min: 3000, max: 9000 }),
    min_depth_m: fc.constantFrom(0, 0, 200, 900),
    thickness: fc.integer({ min: 300, max: 3000 }),
  })
  .map(
    ({ side, lon, away, radius_m, min_depth_m, thickness }): BandPart => ({
      kind: 'band',
      line: 'main',
      side,
      min_depth_m,
      max_depth_m: min_depth_m + thickness,
      near: { lon, lat: heightOfLine(lon) + away, radius_m },
    }),
  );

const points = fc.array(fc.tuple(offset, offset), { minLength: 80, maxLength: 80 });

/** A point around the place and the line: offsets ±1 reach beyond the disc and beyond the larger depth. */
function around(band: BandPart, [x, y]: [number, number]): Position {
  const near = band.near!;
  const lon = Math.min(30.69, Math.max(30.01, near.lon + (x * near.radius_m * 1.3) / 78_000));
  return [lon, heightOfLine(lon) + (y * band.max_depth_m * 1.5) / 111_000];
}

describe('the polygon of a band', () => {
  it('holds every point of the named side and depth near the place, and no other', () => {
    const decided = { in: 0, out: 0 };
    fc.assert(
      fc.property(bands, points, (band, offsets) => {
        let polygon: ReturnType<typeof bandArea>;
        try {
          polygon = bandArea(band, fixtureGazetteer);
        } catch {
          // Nothing of it near the place: then no sampled point may fit either.
          for (const one of offsets) expect(lies(around(band, one), band)).not.toBe('in');
          return;
        }
        for (const one of offsets) {
          const position = around(band, one);
          const expected = lies(position, band);
          if (expected === 'edge') continue;
          decided[expected]++;
          expect([position, booleanPointInPolygon(position, polygon)]).toEqual([position, expected === 'in']);
        }
      }),
      { numRuns: 1200 },
    );
    expect(Math.min(decided.in, decided.out)).toBeGreaterThan(500);
  });

  it('is drawn with at most 100 vertices, counter-clockwise, at 6 decimals', () => {
    const polygon = bandPolygon(
      { ...dolina, near: { lon: 30.35, lat: 45.3, radius_m: 20_000 } },
      fixtureGazetteer,
    );
    const rings = polygonsOf(polygon).flat();
    expect(rings.flat().length).toBeLessThanOrEqual(100);
    for (const [lon] of rings.flat()) expect(lon).toBe(Math.round(lon! * 1e6) / 1e6);
    const shoelace = rings[0]!.reduce((sum, [x, y], index, ring) => {
      const next = ring[(index + 1) % ring.length]!;
      return sum + x! * next[1]! - next[0]! * y!;
    }, 0);
    expect(shoelace).toBeGreaterThan(0);
  });

  it('has about the area of its depth times its length', () => {
    const [west, east] = [
      polygonsOf(bandArea(dolina, fixtureGazetteer)),
      polygonsOf(bandArea({ ...dolina, side: 'sudland' }, fixtureGazetteer)),
    ];
    const km2 = (rings: Position[][][]) => area({ type: 'MultiPolygon', coordinates: rings }) / 1e6;
    // The disc around Dolina, 1.9 km south of the line, cuts about 9 km of it.
    expect(km2(west)).toBeGreaterThan(11);
    expect(km2(west)).toBeLessThan(17);
    expect(km2(east)).toBeGreaterThan(km2(west));
  });

  it('stays inside the area it lies within, with and without a place', () => {
    for (const near of [dolina.near, undefined]) {
      const band = bandArea(
        { ...dolina, near, side: 'sudland', within: 'municipalities/lesk' },
        fixtureGazetteer,
      );
      const lesk = fixtureGazetteer.byRef.get('municipalities/lesk')!.geometry as Polygon;
      const west = Math.min(
        ...polygonsOf(band)
          .flat(2)
          .map(([lon]) => lon!),
      );
      expect(west).toBeGreaterThanOrEqual(Math.min(...lesk.coordinates[0]!.map(([lon]) => lon!)) - 1e-6);
    }
  });

  it('can follow the whole line', () => {
    const band = bandArea({ ...dolina, near: undefined }, fixtureGazetteer);
    expect(booleanPointInPolygon([30.05, 45.31], band)).toBe(true);
    expect(booleanPointInPolygon([30.65, 45.31], band)).toBe(true);
    expect(booleanPointInPolygon([30.65, 45.3], band)).toBe(false);
  });

  it('is the same value for the same statement', () => {
    const fresh = { ...fixtureGazetteer };
    expect(bandArea(dolina, fresh)).toEqual(bandArea(dolina, fixtureGazetteer));
  });

  it.each([
    ['no line', { line: 'elsewhere' }, /no line/],
    ['no side', { side: 'westland' }, /no side/],
    ['no area', { within: 'municipalities/nowhere' }, /no area/],
    ['an area on the other side', { within: 'municipalities/lesk' }, /empty/],
    ['a place far from the line', { near: { lon: 30.35, lat: 45.08, radius_m: 1000 } }, /empty/],
  ])('is refused in a sentence where there is %s', (_, change, message) => {
    expect(() => bandArea({ ...dolina, ...change } as BandPart, fixtureGazetteer)).toThrow(message);
  });
});
