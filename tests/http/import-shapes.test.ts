import type { Feature, FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checked, step } from '../support/import-desk.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

const properties = { type: 'roadblock', date: '2024-05-10' };
const road = [
  [30.1, 45.2, 610],
  [30.15, 45.22, 620],
];
const field = [
  [30.1, 45.2],
  [30.12, 45.2],
  [30.12, 45.22],
  [30.1, 45.2],
];
const features: Feature[] = [
  { type: 'Feature', id: 'a', properties, geometry: { type: 'LineString', coordinates: road } },
  { type: 'Feature', id: 'b', properties, geometry: { type: 'Polygon', coordinates: [field] } },
  { type: 'Feature', id: 'c', properties, geometry: { type: 'Point', coordinates: [30.2, 45.2] } },
  { type: 'Feature', id: 'd', properties, geometry: { type: 'Polygon', coordinates: [field, field] } },
];
const fileOf = (list: Feature[]) => JSON.stringify({ type: 'FeatureCollection', features: list });

describe('lines and areas of a GeoJSON file', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
  });
  afterAll(() => server.close());

  it('are shown by the check, taken in, and mean the same ground when they are exported and come again', async () => {
    const first = await checked(editor, fileOf(features), { id: 'shapes' });
    expect(first.report).toMatchObject({
      ...{ created: 3, faulty: 1 },
      codes: { geometry_holes: 1, heights_dropped: 1, line_width_assumed: 1 },
    });
    const places: FeatureCollection = await (await editor.get(`/api/imports/${first.id}/places`)).json();
    expect(places.features.map(({ geometry, properties }) => [geometry.type, properties?.rows])).toEqual([
      ...['Polygon', 'Polygon'].map((type) => [type, undefined]),
      ...Array(3).fill(['Point', 1]),
    ]);
    await step(editor, first, 'commit', { faulty: 'skip' });
    const exported = async (id: string): Promise<Feature[]> => {
      const filter = encodeURIComponent(`id LIKE '${id}-%'`);
      const answer = await editor.get(`${items}?f=geojson&status=in_review&filter=${filter}`);
      return (await answer.json()).features;
    };
    const out = await exported('shapes');
    expect(out.map(({ geometry }) => geometry.type).sort()).toEqual(['Point', 'Polygon', 'Polygon']);
    const again = await checked(editor, fileOf(out), { id: 'again' });
    expect(again.report).toMatchObject({ created: 3, faulty: 0 });
    await step(editor, again, 'commit');
    const ground = (list: Feature[]) => list.map(({ geometry }) => JSON.stringify(geometry)).sort();
    expect(ground(await exported('again'))).toEqual(ground(out));
  });

  it('in a system that nobody knows here are not taken in at all', async () => {
    const crs = { type: 'name', properties: { name: 'EPSG:2100' } };
    const view = await checked(editor, JSON.stringify({ type: 'FeatureCollection', crs, features }));
    expect(view).toMatchObject({ report: null, broken: { step: 'check', code: 'crs_unknown' } });
  });
});
