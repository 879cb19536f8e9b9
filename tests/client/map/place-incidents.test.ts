import type { Geometry, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { alsoAreas, placeIncidents } from '../../../client/src/map/place-incidents.ts';
import { incidentFeature } from '../reading/incident-detail.ts';

const box = (west: number, south: number, size = 1): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});
const unknown = () => null;
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

describe('how incidents are placed', () => {
  test('a municipality or region is an area and never a point, whatever its id', () => {
    const placed = placeIncidents(
      [
        incidentFeature(
          'm',
          { place_precision: 'municipality', place_area: ['municipalities/a'] },
          box(1, 1),
        ),
        incidentFeature('r', { place_precision: 'region', place_area: ['municipalities/b'] }, box(5, 5)),
      ],
      unknown,
    );
    expect(placed.points).toEqual([]);
    expect(placed.areas.map(({ kind }) => kind)).toEqual(['area', 'area']);
  });

  test('incidents of one area are drawn once and counted together; each band stands alone', () => {
    const area = { place_precision: 'municipality', place_area: ['municipalities/a'] } as const;
    const band = { place_precision: 'band', place_area: [] } as const;
    const { areas, located } = placeIncidents(
      [
        incidentFeature('one', { ...area, place_area: [...area.place_area] }, box(1, 1)),
        incidentFeature('two', { ...area, place_area: [...area.place_area] }, box(1, 1)),
        incidentFeature('three', { ...band, place_area: [] }, box(1, 1)),
        incidentFeature('four', { ...band, place_area: [] }, box(1, 1)),
      ],
      unknown,
    );
    expect(areas.map(({ kind, features }) => [kind, ids(features)])).toEqual([
      ['area', ['one', 'two']],
      ['band', ['three']],
      ['band', ['four']],
    ]);
    expect(located).toBe(4);
  });

  test('an incident at several points is counted once, at the first one', () => {
    const points: Geometry = {
      type: 'MultiPoint',
      coordinates: [
        [20, 43],
        [21, 44],
      ],
    };
    const { points: placed, located } = placeIncidents(
      [incidentFeature('several', { place_precision: 'near', uncertainty_m: 1100 }, points)],
      unknown,
    );
    expect(placed).toMatchObject([{ at: [20, 43], others: [[21, 44]], radius_m: 1100 }]);
    expect(located).toBe(1);
  });

  test('an exact spot has no disc although it states metres; a settlement has the disc it states', () => {
    const { points } = placeIncidents(
      [
        incidentFeature('exact', { place_precision: 'vicinity', uncertainty_m: 80 }),
        incidentFeature('town', { place_precision: 'settlement', uncertainty_m: 1500 }),
      ],
      unknown,
    );
    expect(points.map(({ radius_m }) => radius_m)).toEqual([0, 1500]);
  });

  test('what has no geometry is left to the list', () => {
    const placed = placeIncidents([incidentFeature('none', { place_precision: 'unlocated' }, null)], unknown);
    expect(placed).toEqual({ points: [], areas: [], located: 0 });
  });

  test('a point with an area besides is counted at the point and its area is drawn too', () => {
    const mixed: Geometry = {
      type: 'GeometryCollection',
      geometries: [{ type: 'Point', coordinates: [20, 43] }, box(1, 1)],
    };
    const { points, areas, located } = placeIncidents([incidentFeature('mixed', {}, mixed)], unknown);
    expect([points.length, areas.length, located]).toEqual([1, 0, 1]);
    expect(alsoAreas(points)).toMatchObject([{ geometry: box(1, 1) }]);
  });

  test('an area the basemap knows is drawn in the outline of the basemap, unless one of several is unknown', () => {
    const known = box(1, 1, 3);
    const outlineOf = (ref: string) => (ref === 'municipalities/a' ? known : null);
    const place = (place_area: string[]) =>
      placeIncidents([incidentFeature('x', { place_precision: 'region', place_area }, box(1, 1))], outlineOf)
        .areas[0]!.geometry;
    expect(place(['municipalities/a'])).toEqual({ type: 'MultiPolygon', coordinates: [known.coordinates] });
    expect(place(['municipalities/a', 'municipalities/b'])).toEqual(box(1, 1));
  });
});
