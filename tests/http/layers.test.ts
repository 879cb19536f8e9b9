import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putLayer, readLayer } from '../../server/service/layers.ts';
import { createTestServer, type Json, type TestServer } from '../support/server.ts';
import { published } from '../unit/cql2/published.ts';

const collection = '/api/collections/bases';

function feature(id: number, lon: number, properties: object): object {
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, 45.25] }, properties };
}

const bases = JSON.stringify({
  type: 'FeatureCollection',
  description: 'Camps of the mission.',
  attribution: 'A survey',
  features: [
    feature(1, 30.1, { name: 'Camp North', people: 120, opened: '2001-05-01', since: '2001-05-01T08:00:00' }),
    feature(2, 30.2, { name: 'Čamp Šouth', people: 80, opened: '2004-01-01', since: '2004-01-01T08:00:00' }),
    feature(3, 31.5, { name: 'Depot', people: null, opened: null, since: null }),
    { type: 'Feature', geometry: null, properties: { name: 'Moved', people: 5 } },
  ],
});

describe('a layer that a deployment added', () => {
  let server: TestServer;
  const names = async (question: string): Promise<string[]> =>
    (await server.json(`${collection}/items?${question}`)).features.map((one: Json) => one.properties.name);
  const filtered = (filter: string) => names(`filter=${encodeURIComponent(filter)}`);
  beforeAll(async () => {
    server = await createTestServer();
    await putLayer(server.atlas.store, readLayer(bases, { id: 'bases', title: 'Bases' }));
  });
  afterAll(() => server.close());

  it('is listed beside the collections of the deployment', async () => {
    const { collections } = await server.json('/api/collections');
    expect(collections.at(-1)).toEqual(await server.json(collection));
    expect(collections.at(-1)).toMatchObject({
      id: 'bases',
      title: 'Bases',
      description: 'Camps of the mission.',
      attribution: 'A survey',
      itemType: 'feature',
    });
    const [west, , east] = collections.at(-1).extent.spatial.bbox[0];
    expect([west, east]).toEqual([30.1, 31.5]);
  });

  it('is attributed to its own source on its pages, the map under it to the deployment', async () => {
    for (const path of [`${collection}/items`, `${collection}/items/1`]) {
      const written = await (await server.get(`${path}?f=html`)).text();
      const foot = written.slice(written.indexOf('<footer>')).replace(/<[^>]*>/g, '');
      expect(foot).toContain('Attribution: A survey.');
      expect(foot).toContain(`Ground of the map: ${server.atlas.deployment.region.attribution}`);
    }
  });

  it('has items, each at an address of its own', async () => {
    const page = await server.json(`${collection}/items?limit=3`);
    expect(page).toMatchObject({ numberMatched: 4, numberReturned: 3 });
    expect(page.links.some((link: Json) => link.rel === 'next')).toBe(true);
    const one = await server.json(`${collection}/items/1`);
    expect(one).toMatchObject({
      id: '1',
      geometry: { coordinates: [30.1, 45.25] },
      properties: { name: 'Camp North', people: 120, since: '2001-05-01T08:00:00Z' },
    });
    expect((await server.get(`${collection}/items/99`)).status).toBe(404);
  });

  it('is filtered by box, words, queryables and CQL2', async () => {
    expect(await names('bbox=30,45,31,46')).toEqual(['Camp North', 'Čamp Šouth']);
    expect(await names('q=camp%20south')).toEqual(['Čamp Šouth']);
    expect(await names('q=south%20camp')).toEqual([]);
    expect(await names('q=depot,south')).toEqual(['Čamp Šouth', 'Depot']);
    expect(await names('name=Depot')).toEqual(['Depot']);
    expect(await names('sortby=-people')).toEqual(['Camp North', 'Čamp Šouth', 'Moved', 'Depot']);
    expect(await filtered('people >= 80 AND people < 120')).toEqual(['Čamp Šouth']);
    expect(await filtered("accenti(casei(name)) LIKE accenti(casei('čAMP %'))")).toHaveLength(2);
    expect(await filtered("opened > DATE('2002-01-01')")).toEqual(['Čamp Šouth']);
    expect(await filtered("since < TIMESTAMP('2002-01-01T00:00:00Z')")).toEqual(['Camp North']);
    expect(await filtered('people IS NULL')).toEqual(['Depot']);
    expect(await filtered('S_WITHIN(geometry, BBOX(30.15, 45, 32, 46))')).toEqual(['Čamp Šouth', 'Depot']);
    const wrong = await server.get(`${collection}/items?filter=colour%3D1`);
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ parameter: 'filter' });
  });

  it('says what there is to ask', async () => {
    const { properties } = await server.json(`${collection}/queryables`);
    expect(properties).toMatchObject({
      name: { type: 'string' },
      people: { type: 'integer' },
      opened: { type: 'string', format: 'date' },
      since: { type: 'string', format: 'date-time' },
      geometry: { format: 'geometry-point' },
    });
    const { properties: sortables } = await server.json(`${collection}/sortables`);
    expect(Object.keys(sortables)).toEqual(expect.arrayContaining(['name', 'people', 'opened', 'since']));
  });

  it('is had as tiles and as files like every collection', async () => {
    const tile = await server.get(`${collection}/tiles/WebMercatorQuad/0/0/0`);
    expect(tile.status).toBe(200);
    expect(tile.headers.get('content-type')).toContain('mapbox-vector-tile');
    const csv = await (await server.get(`${collection}/items?f=csv`)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(5);
    expect((await server.get(`${collection}/items?f=kml`)).status).toBe(200);
  });

  it('cannot be written through the API', async () => {
    const editor = await server.person('editor');
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await editor.send(method, `${collection}/items`, {})).status, method).toBe(405);
  });

  it('is replaced as a whole and taken away', async () => {
    const { store } = server.atlas;
    const tag = (await server.get(`${collection}/items`)).headers.get('etag')!;
    const other = JSON.stringify({ type: 'FeatureCollection', features: [feature(7, 30, { size: 1.5 })] });
    await putLayer(store, readLayer(other, { id: 'bases' }));
    expect((await server.get(`${collection}/items`, { 'If-None-Match': tag })).status).toBe(200);
    const { properties } = await server.json(`${collection}/queryables`);
    expect(properties).toMatchObject({ size: { type: 'number' } });
    expect(properties).not.toHaveProperty('people');
    expect(await store.dropLayer('bases')).toBe(true);
    expect((await server.get(collection)).status).toBe(404);
    expect((await server.get(`${collection}/items`)).status).toBe(404);
    expect(await store.dropLayer('bases')).toBe(false);
    expect(await store.dropLayer('municipalities')).toBe(false);
  });

  it('never takes the place of a collection of the deployment', async () => {
    const layer = readLayer(bases, { id: 'municipalities' });
    await expect(putLayer(server.atlas.store, layer)).rejects.toThrow(/collection of the deployment/);
  });
});

describe('the data sets of annex A as layers', () => {
  const folder = fileURLToPath(new URL('../../../shared/cql2/data/', import.meta.url));
  const [countries, places, rivers] = [
    'ne_110m_admin_0_countries',
    'ne_110m_populated_places_simple',
    'ne_110m_rivers_lake_centerlines',
  ] as const;
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    for (const id of published ? [countries, places, rivers] : [])
      await putLayer(server.atlas.store, readLayer(readFileSync(`${folder}${id}.geojson`, 'utf8'), { id }));
  });
  afterAll(() => server.close());

  // Counted in the files by other means: plain code, and GDAL with SpatiaLite for the spatial ones.
  const cases: [string, string, number][] = [
    [places, "name='København'", 1],
    [places, "name<='København'", 107],
    [places, "name>='København'", 137],
    [places, "name<>'København'", 242],
    [places, 'pop_other=1038288', 1],
    [places, 'pop_other<=1038288', 121],
    [places, 'pop_other>1038288', 122],
    [places, 'boolean=true', 2],
    [places, 'boolean=false', 1],
    [places, '"date"=DATE(\'2022-04-16\')', 1],
    [places, '"date"<>DATE(\'2022-04-16\')', 2],
    [places, "start=TIMESTAMP('2022-04-16T10:13:19Z')", 1],
    [places, "start>TIMESTAMP('2022-04-16T10:13:19Z')", 1],
    [places, "start<TIMESTAMP('2022-04-16T10:13:19Z')", 1],
    [places, "T_AFTER(start, TIMESTAMP('2022-04-16T10:13:19Z'))", 1],
    [places, "T_DURING(INTERVAL(start, end), INTERVAL('2022-01-01', '2022-12-31'))", 1],
    [places, 'name IS NULL', 0],
    [places, 'start IS NOT NULL', 3],
    [places, "name LIKE 'B_r%'", 3],
    [places, "name NOT LIKE 'B_r%'", 240],
    [places, 'pop_other BETWEEN 1000000 AND 3000000', 75],
    [places, 'pop_other NOT BETWEEN 1000000 AND 3000000', 168],
    [places, "name IN ('Kiev', 'kobenhavn', 'Berlin', 'athens', 'foo')", 2],
    [places, "CASEI(name) IN (CASEI('Kiev'), CASEI('kobenhavn'), CASEI('Berlin'), CASEI('athens'))", 3],
    [places, "ACCENTI(CASEI(name)) = 'københavn'", 0],
    [countries, 'S_INTERSECTS(geometry, BBOX(0, 40, 10, 50))', 8],
    [countries, 'S_INTERSECTS(geometry, BBOX(150, -90, -150, 90))', 10],
    [countries, 'S_INTERSECTS(geometry, POINT(7.02 49.92))', 1],
    [places, 'S_INTERSECTS(geometry, BBOX(0, 40, 10, 50))', 7],
    [rivers, 'S_INTERSECTS(geometry, BBOX(-180, -90, 0, 90))', 4],
  ];

  it.each(cases)('of %s answer %s with as many features as others count', async (id, filter, count) => {
    const answer = await server.get(
      `/api/collections/${id}/items?limit=1&filter=${encodeURIComponent(filter)}`,
    );
    expect(answer.status).toBe(published ? 200 : 404);
    if (published) expect((await answer.json()).numberMatched).toBe(count);
  });
});
