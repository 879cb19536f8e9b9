import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentFeature } from '#contract/feature.ts';
import { fanLimit, fanPlaces, fanRadius, fanZoom } from '../../../client/src/map/fan.ts';
import { fixedSources, idsOf, projected, zoomSources } from '../../../client/src/map/incident-sources.ts';
import { placeIncidents } from '../../../client/src/map/place-incidents.ts';
import { incidentFeature } from '../reading/incident-detail.ts';

const placed = (features: IncidentFeature[]) => placeIncidents(features, () => null);
const at = (id: string, lon: number, lat: number, overrides = {}) =>
  incidentFeature(id, overrides, { type: 'Point', coordinates: [lon, lat] });
const drawnAt = (features: IncidentFeature[], level: number) => {
  const { points } = placed(features);
  return zoomSources(points, projected(points), level);
};
const kinds = ({ symbols }: ReturnType<typeof drawnAt>) =>
  symbols.features.map(({ properties }) => [properties.kind, properties.count]);

describe('what is drawn at a zoom', () => {
  test('the counts add up to the incidents, and each incident is in exactly one symbol', () => {
    const spot = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 50 }), fc.integer({ min: 5, max: 18 }), (spots, level) => {
        const features = spots.map(([x, y], index) => at(`i-${index}`, 20 + x / 100, 43 + y / 100));
        const { symbols } = drawnAt(features, level);
        const counts = symbols.features.map(({ properties }) => properties.count);
        const ids = symbols.features.flatMap(({ properties }) => idsOf(properties));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(features.length);
        expect(ids.sort()).toEqual(features.map(({ id }) => id).sort());
      }),
    );
  });

  test('incidents at one spot are a number from afar and fanned out nearby, their positions untouched', () => {
    const features = ['a', 'b', 'c'].map((id) => at(id, 20.7, 43.2));
    expect(kinds(drawnAt(features, fanZoom - 0.5))).toEqual([['stack', 3]]);
    const near = drawnAt(features, fanZoom);
    expect(kinds(near)).toEqual([
      ['fanned', 1],
      ['fanned', 1],
      ['fanned', 1],
    ]);
    for (const { geometry } of near.symbols.features)
      expect(geometry).toEqual({ type: 'Point', coordinates: [20.7, 43.2] });
    expect(near.leaders.features.map(({ properties }) => properties.turn)).toEqual([0, 120, 240]);
  });

  test('too many at one spot stay a number at every zoom, for the list to show', () => {
    const features = Array.from({ length: fanLimit + 1 }, (_, index) => at(`i-${index}`, 20.7, 43.2));
    expect(kinds(drawnAt(features, 18))).toEqual([['stack', fanLimit + 1]]);
  });

  test('one disc is drawn for one place and radius, in ink where the types of its incidents differ', () => {
    const features = [
      at('a', 20.7, 43.2, { type: 'riot' }),
      at('b', 20.7, 43.2, { type: 'riot' }),
      at('c', 20.9, 43.2, { type: 'riot' }),
      at('d', 20.9, 43.2, { type: 'protest' }),
      at('e', 20.5, 43.2, { place_precision: 'exact', uncertainty_m: 5 }),
    ];
    const { discs } = drawnAt(features, 15);
    expect(discs.features.map(({ properties }) => [properties.count, properties.type])).toEqual([
      [2, 'riot'],
      [2, 'mixed'],
    ]);
  });

  test('a disc of a number of places that will part is left out until they do', () => {
    const features = [at('a', 20.7, 43.2), at('b', 20.71, 43.2)];
    expect(drawnAt(features, 7).discs.features).toHaveLength(0);
    expect(drawnAt(features, 14).discs.features).toHaveLength(2);
  });
});

describe('what stays the same at every zoom', () => {
  test('an area carries its count in words, and further points of one incident count nothing', () => {
    const several = incidentFeature(
      's',
      {},
      {
        type: 'MultiPoint',
        coordinates: [
          [20, 43],
          [21, 43],
          [22, 43],
        ],
      },
    );
    const area = incidentFeature(
      'm',
      { place_precision: 'municipality', place_area: [] },
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 1],
          ],
        ],
      },
    );
    const { areas, areaLabels, joins } = fixedSources(
      placed([several, area]),
      (count, kind, parts) => `${count} ${kind} ${parts}`,
    );
    expect(areas.features.map(({ properties }) => properties.count)).toEqual([1]);
    expect(areaLabels.features.map(({ properties }) => properties.text)).toEqual(['1 area 1']);
    expect(joins.features.map(({ properties }) => [properties.kind, properties.count])).toEqual([
      ['join', 0],
      ['mark', 0],
      ['join', 0],
      ['mark', 0],
    ]);
  });
});

describe('the fan', () => {
  test('places are the same each time, start straight up, and lie too far apart to touch', () => {
    for (let count = 2; count <= fanLimit; count++) {
      const places = fanPlaces(count);
      expect(places).toEqual(fanPlaces(count));
      expect(places[0]).toMatchObject({ dx: 0, turn: 0 });
      const [first, second] = places as [(typeof places)[0], (typeof places)[0]];
      expect(Math.hypot(first.dx - second.dx, first.dy - second.dy)).toBeGreaterThan(26);
      for (const { dx, dy } of places) expect(Math.hypot(dx, dy)).toBeCloseTo(fanRadius(count), 0);
    }
  });
});
