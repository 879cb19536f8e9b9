import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxToCrs84, fromCrs84, systemOf, systems, toCrs84 } from '../../server/query/crs.ts';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

/** 30.15 E, 45.22 N in each system, in the axis order of its authority, as PROJ 9.1 says (`cs2cs`, by EPSG:3962 for 6316). */
const zelcan: [string, [number, number]][] = [
  [crs84, [30.15, 45.22]],
  [epsg(4326), [45.22, 30.15]],
  [epsg(4258), [45.22, 30.15]],
  [epsg(3857), [3356282.6474, 5656222.7333]],
  [epsg(32634), [1218364.5221, 5048279.6998]],
  [epsg(6316), [8219017.7354, 5049282.9261]],
];

describe('coordinate reference systems', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident());
    await server.put(contestedIncident());
  });
  afterAll(() => server.close());

  it.each(zelcan)('%s has its own numbers in its own order', (uri, [first, second]) => {
    const crs = systemOf(uri)!;
    const there = fromCrs84(crs)([30.15, 45.22]);
    const metres = Math.max(first, second) > 1_000;
    expect(Math.abs(there[0]! - first)).toBeLessThan(metres ? 0.001 : 1e-12);
    expect(Math.abs(there[1]! - second)).toBeLessThan(metres ? 0.001 : 1e-12);
    const back = toCrs84(crs)(there);
    expect(back[0]).toBeCloseTo(30.15, 6);
    expect(back[1]).toBeCloseTo(45.22, 6);
  });

  it.each(zelcan)('an answer in %s says so', async (uri, expected) => {
    const answer = await server.get(`${items}/2024-05-10-plain?crs=${encodeURIComponent(uri)}`);
    expect(answer.headers.get('content-crs')).toBe(`<${uri}>`);
    const { coordinates } = (await answer.json()).geometry;
    const [first, second] = coordinates.flat(9);
    // The place is a disc of 1.5 km; its geometry is its centre.
    expect(Math.abs(first - expected[0]!)).toBeLessThan(1);
    expect(Math.abs(second - expected[1]!)).toBeLessThan(1);
    for (const path of [items, '/api/collections/accounts/items', '/api/collections/settlements/items']) {
      const list = await server.get(`${path}?crs=${encodeURIComponent(uri)}`);
      expect(list.headers.get('content-crs')).toBe(`<${uri}>`);
    }
  });

  it('is CRS84 when nothing is said, and that is said too', async () => {
    for (const path of [
      items,
      `${items}/2024-05-10-plain`,
      '/api/collections/lakes',
      '/api/collections/settlements/items/lesk',
    ]) {
      const answer = await server.get(path);
      if (answer.status === 200) expect(answer.headers.get('content-crs'), path).toBe(`<${crs84}>`);
    }
    expect(systems[0]!.uri).toBe(crs84);
  });

  it('changes every geometry of an answer, those of the accounts too', async () => {
    const one = await server.json(`${items}/2024-06-14-contested?crs=${encodeURIComponent(epsg(4326))}`);
    const numbers = [one.geometry, ...one.properties.accounts.map((account: Json) => account.geometry)]
      .filter(Boolean)
      .flatMap((geometry) => geometry.coordinates.flat(9));
    expect(numbers.length).toBeGreaterThan(20);
    numbers.forEach((number, index) => {
      if (index % 2 === 0) expect(number).toBeGreaterThan(44);
      else expect(number).toBeLessThan(32);
    });
  });

  it('that are not on offer are refused by name', async () => {
    for (const path of [items, `${items}/2024-05-10-plain`, '/api/collections/settlements/items'])
      for (const value of [epsg(3812), 'x', '', 'http://www.opengis.net/def/crs/EPSG/9.9/4326']) {
        const answer = await server.get(`${path}?crs=${encodeURIComponent(value)}`);
        expect(answer.status, `${path} ${value}`).toBe(400);
        expect(await answer.json()).toMatchObject({ parameter: 'crs', value });
      }
  });

  it('have no coordinates where they say nothing, rather than wrong ones', () => {
    expect(boxToCrs84([0, 0, 1e30, 1e30], systemOf(epsg(32634))!)).toBeNull();
    const whole = boxToCrs84([-20037508.35, -20048966.2, 20037508.35, 20048966.2], systemOf(epsg(3857))!)!;
    expect(whole[0]).toBeCloseTo(-180, 5);
    expect(whole[3]).toBeCloseTo(85.06, 1);
  });

  it('crosses the antimeridian in degrees of either order', async () => {
    const box = boxToCrs84([65, 177, 70, -177], systemOf(epsg(4326))!);
    expect(box).toEqual([177, 65, -177, 70]);
    const latitudeFirst = encodeURIComponent(epsg(4326));
    expect((await server.get(`${items}?bbox=177,65,-177,70`)).status).toBe(200);
    expect((await server.get(`${items}?bbox=65,177,70,-177&bbox-crs=${latitudeFirst}`)).status).toBe(200);
  });
});

describe('a selection of properties', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident());
  });
  afterAll(() => server.close());

  it('returns these and no others, the geometry among them only when it is named', async () => {
    for (const path of [
      `${items}?properties=title,type`,
      `${items}/2024-06-14-contested?properties=title,type`,
    ]) {
      const body = await server.json(path);
      const feature = body.features?.[0] ?? body;
      expect(feature.id).toBe('2024-06-14-contested');
      expect(feature.geometry).toBeNull();
      expect(Object.keys(feature.properties).sort()).toEqual(['title', 'type']);
    }
    const { features } = await server.json(`${items}?properties=geometry,title`);
    expect(features[0].geometry.coordinates.length).toBeGreaterThan(0);
    const [town] = (await server.json('/api/collections/settlements/items?properties=name_sq&limit=1'))
      .features;
    expect(Object.keys(town.properties)).toEqual(['name_sq']);
  });

  it('of a name that the schema has not is refused', async () => {
    for (const path of [items, `${items}/2024-06-14-contested`, '/api/collections/settlements/items'])
      for (const value of ['colour', 'title,,type', '', 'title, colour']) {
        const answer = await server.get(`${path}?properties=${encodeURIComponent(value)}`);
        expect(answer.status, `${path} ${value}`).toBe(400);
        expect((await answer.json()).parameter).toBe('properties');
      }
  });
});
