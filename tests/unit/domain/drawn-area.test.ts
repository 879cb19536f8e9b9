import { distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClaimedPlace, claimedPlace } from '../../../server/contract/claim.ts';
import { ringCrossesItself } from '../../../server/contract/ring.ts';
import { polygonsOf, relationTo } from '../../../server/domain/area.ts';
import { placeFaults } from '../../../server/domain/check.ts';
import { derivePlace } from '../../../server/domain/place.ts';
import { generalisedPlace } from '../../../server/domain/protect.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';

const corners = (...list: [number, number][]) => list.map(([lon, lat]) => ({ lon, lat }));
const road = corners([30.1, 45.2], [30.15, 45.22], [30.18, 45.22]);
const field = corners([30.1, 45.2], [30.12, 45.2], [30.12, 45.22], [30.1, 45.22]);
const line = { kind: 'line', points: road, uncertainty_m: 100 };
const outline = { kind: 'outline', points: field };

const place = (precision: string, part: object) =>
  claimedPlace.parse({ precision, parts: [part] }) as ClaimedPlace;
const faults = (precision: string, part: object) => {
  const read = claimedPlace.safeParse({ precision, parts: [part] });
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('/')} ${message}`);
};

describe('a line drawn by hand', () => {
  const derived = derivePlace(place('near', line), fixtureGazetteer);

  it('is the strip within its uncertainty, and never a point', () => {
    expect(derived.geometry?.type).toBe('Polygon');
    expect(derived.uncertainty_m).toBeNull();
    const geometry = derived.shapes[0]?.kind === 'area' ? derived.shapes[0].geometry : null;
    for (const [lon, lat] of polygonsOf(geometry!)[0]![0]!) {
      const nearest = Math.min(
        ...road.slice(1).flatMap((end, index) =>
          Array.from({ length: 200 }, (_, step) => {
            const from = road[index]!;
            const at = [
              from.lon + ((end.lon - from.lon) * step) / 199,
              from.lat + ((end.lat - from.lat) * step) / 199,
            ];
            return distance([lon!, lat!], at, { units: 'meters' });
          }),
        ),
      );
      expect(nearest).toBeGreaterThan(95);
      expect(nearest).toBeLessThan(105);
    }
    for (const { lon, lat } of road) expect(relationTo(geometry!, lon, lat).inside).toBe(true);
  });

  it('has municipality and side of the line, and no distances that nobody stated', () => {
    expect(derived).toMatchObject({
      municipalities: ['zelcan'],
      line_side: 'sudland',
      border_point: null,
      settlement_km: null,
    });
  });

  it('needs two different corners, a width, and no more width than its precision allows', () => {
    expect(faults('near', { ...line, points: road.slice(0, 1) })).toEqual(['parts/0/points line_too_short']);
    expect(faults('near', { ...line, points: [road[0], road[0]] })).toEqual([
      'parts/0/points line_too_short',
    ]);
    expect(faults('near', { ...line, uncertainty_m: 0 })).toEqual([
      'parts/0/uncertainty_m line_without_width',
    ]);
    expect(faults('region', line)).toEqual(['parts/0/kind place_part_kind']);
    expect(placeFaults(place('exact', line), fixtureGazetteer, '/place')).toEqual([
      { pointer: '/place/parts/0/uncertainty_m', code: 'uncertainty_too_large' },
    ]);
    expect(placeFaults(place('vicinity', line), fixtureGazetteer, '/place')).toEqual([]);
  });
});

describe('an area drawn by hand', () => {
  it('is its outline, of a region or of anything finer', () => {
    for (const precision of ['near', 'region']) {
      const derived = derivePlace(place(precision, outline), fixtureGazetteer);
      expect(derived.geometry).toMatchObject({ type: 'Polygon' });
      expect(polygonsOf(derived.geometry!)[0]![0]).toHaveLength(5);
      expect(derived).toMatchObject({ place_area: [], uncertainty_m: null, municipalities: ['zelcan'] });
    }
  });

  it('needs three corners that enclose something, and an edge that does not meet itself', () => {
    const of = (...list: [number, number][]) => faults('near', { ...outline, points: corners(...list) });
    expect(of([30.1, 45.1], [30.2, 45.1])).toEqual(['parts/0/points outline_too_short']);
    // Whatever lies on one line also meets itself.
    expect(of([30.1, 45.1], [30.2, 45.2], [30.3, 45.3])).toContain('parts/0/points outline_flat');
    expect(of([30.1, 45.1], [30.2, 45.2], [30.2, 45.1], [30.1, 45.25])).toEqual([
      'parts/0/points outline_crosses_itself',
    ]);
    expect(faults('municipality', outline)).toEqual(['parts/0/kind place_part_kind']);
    expect(placeFaults(place('locality', outline), fixtureGazetteer, '/place')).toEqual([
      { pointer: '/place/parts/0/points', code: 'outline_too_large' },
    ]);
  });

  it('is crossed as often as any order of its corners makes it, whichever corner comes first', () => {
    const star = fc
      .uniqueArray(fc.integer({ min: 0, max: 35 }), { minLength: 4, maxLength: 9 })
      .map((angles) =>
        angles.map((one) => ({ lon: Math.cos((one * Math.PI) / 18), lat: Math.sin((one * Math.PI) / 18) })),
      );
    fc.assert(
      fc.property(star, fc.nat(8), (ring, by) => {
        const turned = [...ring.slice(by % ring.length), ...ring.slice(0, by % ring.length)];
        expect(ringCrossesItself(turned)).toBe(ringCrossesItself(ring));
        // Corners of a circle in the order of their angles enclose a convex area.
        const inOrder = ring.toSorted((a, b) => Math.atan2(a.lat, a.lon) - Math.atan2(b.lat, b.lon));
        expect(ringCrossesItself(inOrder)).toBe(false);
        const [first, second, ...others] = inOrder;
        expect(ringCrossesItself([second!, first!, ...others])).toBe(true);
      }),
    );
  });
});

describe('what is drawn of a protected place', () => {
  it.each([line, outline])('is gone from what is read: $kind', (part) => {
    for (const rule of ['settlement', 'municipality'] as const)
      expect(generalisedPlace(place('near', part), rule, fixtureGazetteer)).toEqual({
        precision: 'municipality',
        parts: [{ kind: 'area', ref: 'municipalities/zelcan' }],
      });
    expect(generalisedPlace(place('near', part), 'withheld', fixtureGazetteer)).toEqual({
      precision: 'unlocated',
      parts: [],
    });
  });
});
