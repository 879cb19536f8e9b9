import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type IncidentDocument, incidentDocument } from '../../../server/contract/incident.ts';
import { derivePlace } from '../../../server/domain/place.ts';
import { polygonsInAreas } from '../../../server/domain/polygons-in-areas.ts';
import type { RowTerms } from '../../../server/format/exchange-row.ts';
import { FileFault } from '../../../server/format/file-fault.ts';
import { readFeatures } from '../../../server/format/read-features.ts';
import { geojsonDocument } from '../../../server/format/read-geojson.ts';
import { readShape } from '../../../server/format/read-shape.ts';
import { fromCrs84, mapPositions, systemOf } from '../../../server/query/crs.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { inPieces } from '../../support/import-text.ts';

const terms: RowTerms = { dataSet: { id: 'set', title: 'The Set' }, status: 'published', isPrivate: false };
const road: Position[] = [
  [30.1, 45.2],
  [30.15, 45.22],
  [30.18, 45.22],
];
const field: Position[] = [
  [30.1, 45.2],
  [30.12, 45.2],
  [30.12, 45.22],
  [30.1, 45.22],
  [30.1, 45.2],
];
const away = field.map(([lon, lat]) => [lon! + 0.05, lat!]);
const line: Geometry = { type: 'LineString', coordinates: road };
const area: Geometry = { type: 'Polygon', coordinates: [field] };
const polygonsIn = polygonsInAreas(fixtureGazetteer);

const read = (geometry: unknown, properties: object = {}, crs?: unknown) =>
  geojsonDocument(
    { type: 'Feature', geometry, properties: { type: 'riot', date: '2024-05-10', ...properties } },
    7,
    terms,
    { crs, polygonsIn },
  );
const placeOf = (geometry: unknown, properties: object = {}, crs?: unknown) => {
  const { document, faults } = read(geometry, properties, crs);
  expect(faults).toBeNull();
  const parsed = incidentDocument.parse(document) as IncidentDocument;
  return parsed.accounts[0]!.place!;
};
const codeOf = (geometry: unknown) => {
  const shape = readShape(geometry);
  return 'code' in shape ? shape.code : null;
};

describe('a geometry of GeoJSON', () => {
  it('becomes the lines and areas that the desk draws', () => {
    expect(placeOf(line, { accuracy: 40 })).toEqual({
      precision: 'near',
      parts: [{ kind: 'line', points: road.map(([lon, lat]) => ({ lon, lat })), uncertainty_m: 40 }],
    });
    expect(placeOf(area)).toEqual({
      precision: 'near',
      parts: [{ kind: 'outline', points: field.slice(0, 4).map(([lon, lat]) => ({ lon, lat })) }],
    });
    const several = placeOf({ type: 'MultiPolygon', coordinates: [[field], [away]] });
    expect(several.parts.map(({ kind }) => kind)).toEqual(['outline', 'outline']);
    const lines = placeOf({ type: 'MultiLineString', coordinates: [road, away] }, { precision: 'vicinity' });
    expect(lines).toMatchObject({ precision: 'vicinity', parts: [{ uncertainty_m: 100 }, { kind: 'line' }] });
    const wide = field.map(([lon, lat]) => [lon! + (lon! - 30.1) * 40, lat!]);
    expect(placeOf({ type: 'Polygon', coordinates: [wide] }).precision).toBe('region');
  });

  it('may be wound either way and repeat corners, and says what was dropped or assumed', () => {
    const high = [field[0]!, ...field].reverse().map(([lon, lat]) => [lon!, lat!, 600]);
    const { document, notices } = read({ type: 'Polygon', coordinates: [high] }) as {
      document: IncidentDocument;
      notices: { code: string }[];
    };
    expect(document.accounts[0]!.place!.parts).toMatchObject([{ points: { length: 4 } }]);
    expect(notices.map(({ code }) => code)).toEqual(['heights_dropped']);
    expect(read(line)).toMatchObject({ notices: [{ code: 'line_width_assumed' }] });
    expect(read(line, { accuracy: 40 })).toMatchObject({ notices: [] });
  });

  it('is refused where it could not be drawn here either, and says why', () => {
    const ring = (...coordinates: Position[]) => ({ type: 'Polygon', coordinates: [coordinates] });
    const [a, b, c, d] = field as [Position, Position, Position, Position];
    const many = Array.from({ length: 300 }, (_, at) => [30 + at / 1e3, 45]);
    const cases: [unknown, string][] = [
      [{ type: 'GeometryCollection', geometries: [line] }, 'geometry_collection'],
      [{ type: 'Polygon', coordinates: [field, away] }, 'geometry_holes'],
      [ring(a, b, c, d), 'ring_open'],
      [ring(a, c, b, [30.1, 45.23], a), 'outline_crosses_itself'],
      [ring(a, b, a), 'outline_too_short'],
      [{ type: 'LineString', coordinates: [a, a] }, 'line_too_short'],
      [{ type: 'LineString', coordinates: many }, 'corners_too_many'],
      [{ type: 'LineString', coordinates: many.slice(0, 201) }, 'corners_too_many'],
      [
        {
          type: 'LineString',
          coordinates: [
            [179, 0],
            [-179, 0],
          ],
        },
        'antimeridian_crossed',
      ],
      [{ type: 'MultiPoint', coordinates: many }, 'list_too_long'],
      [{ type: 'Circle', coordinates: a }, 'geometry_unreadable'],
      [{ type: 'Polygon', coordinates: [] }, 'geometry_unreadable'],
      [{ type: 'Polygon', coordinates: [null] }, 'geometry_unreadable'],
      [{ type: 'MultiLineString', coordinates: [[a, ['east', 1]]] }, 'geometry_unreadable'],
      [{ type: 'LineString', coordinates: [a, [190, 1]] }, 'geometry_unreadable'],
    ];
    for (const [geometry, code] of cases) expect([codeOf(geometry), geometry]).toEqual([code, geometry]);
    expect(codeOf({ type: 'LineString', coordinates: many.slice(0, 200) })).toBeNull();
    expect(read(line, { accuracy: 0 }).faults).toMatchObject([{ column: 'uncertainty_m' }]);
    expect(read(line, { precision: 'country' }).faults).toMatchObject([{ column: 'place_precision' }]);
  });
});

describe('a coordinate reference system named in a file', () => {
  const named = (name: string) => ({ type: 'name', properties: { name } });

  it('is brought to WGS 84 and said where it is known, its easting first', () => {
    for (const code of [3857, 32634, 6316, 4258]) {
      const system = systemOf(`EPSG:${code}`)!;
      const near = mapPositions(line, ([lon, lat]) => [lon! - 9, lat! - 2]);
      const there = mapPositions(near, fromCrs84({ ...system, swapped: false }));
      const shape = readShape(there, named(`urn:ogc:def:crs:EPSG::${code}`));
      if ('code' in shape) throw new Error(shape.code);
      const expected = (near as { coordinates: Position[] }).coordinates;
      shape.parts[0]!.forEach(({ lon, lat }, at) => {
        expect(lon).toBeCloseTo(expected[at]![0]!, 6);
        expect(lat).toBeCloseTo(expected[at]![1]!, 6);
      });
      expect(shape.notices).toHaveLength(code === 4258 ? 0 : 1);
    }
  });

  it('keeps the file out where it is unknown or comes too late, wherever the pieces end', async () => {
    const features = [{ type: 'Feature', geometry: null, properties: { text: '"]}' } }];
    const all = async (value: object, size: number) => {
      const found: unknown[] = [];
      for await (const some of readFeatures(inPieces(JSON.stringify(value), size))) found.push(...some);
      return found;
    };
    const [good, metres, bad] = ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:3857', 'EPSG:9999'].map(named);
    for (const size of [1, 11, 1_000]) {
      expect(await all({ crs: metres, features }, size)).toMatchObject([{ row: 1, crs: metres }]);
      expect(await all({ features, crs: good }, size)).toEqual([{ row: 1, value: features[0] }]);
      await expect(all({ crs: bad, features }, size)).rejects.toThrow(FileFault);
      await expect(all({ crs: null, features }, size)).rejects.toThrow(FileFault);
      await expect(all({ features, crs: metres }, size)).rejects.toMatchObject({ code: 'crs_late' });
    }
    expect(read({ ...line, crs: bad }).faults).toMatchObject([{ column: 'geometry' }]);
  });
});

describe('our own export', () => {
  it('means the same ground when it is read again', () => {
    const derived = (place: Parameters<typeof derivePlace>[0]) => derivePlace(place, fixtureGazetteer);
    const corners = (list: readonly Position[]) => list.map(([lon, lat]) => ({ lon: lon!, lat: lat! }));
    const outline = { kind: 'outline' as const, points: corners(field.slice(0, 4)) };
    const cases = [
      { precision: 'near', parts: [{ kind: 'line', points: corners(road), uncertainty_m: 100 }] },
      { precision: 'locality', parts: [outline, { ...outline, points: corners(away.slice(0, 4)) }] },
      { precision: 'region', parts: [outline] },
      { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/zelcan' }] },
      { precision: 'region', parts: [outline, { kind: 'area', ref: 'municipalities/zelcan' }] },
      { precision: 'near', parts: [{ kind: 'point', lon: 30.1, lat: 45.2, uncertainty_m: 700 }] },
    ] as const;
    for (const [at, place] of cases.entries()) {
      const before = derived(place as unknown as Parameters<typeof derivePlace>[0]);
      const again = placeOf(before.geometry, {
        ...{ place_precision: place.precision, place_area: before.place_area },
        uncertainty_m: before.uncertainty_m,
      });
      expect(again.precision).toBe(place.precision);
      expect([at, derived(again).geometry]).toEqual([at, before.geometry]);
      if (at === 3) expect(again.parts).toEqual(place.parts);
    }
  });

  it('of an area that this gazetteer does not have is read as it is drawn, and says so', () => {
    for (const properties of [
      { place_precision: 'municipality', place_area: ['municipalities/elsewhere'] },
      { place_precision: 'band' },
    ]) {
      expect(read(area, properties)).toMatchObject({ notices: [{ code: 'area_as_outline' }] });
      expect(placeOf(area, properties)).toMatchObject({ precision: 'region', parts: [{ kind: 'outline' }] });
    }
  });
});
