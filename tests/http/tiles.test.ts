import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { VectorTile } from '@mapbox/vector-tile';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const mvt = 'application/vnd.mapbox-vector-tile';
const ofIncidents = '/api/collections/incidents/tiles/WebMercatorQuad';
const [account] = plainIncident().accounts;

describe('tiles over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident());
    for (let day = 1; day <= 9; day += 1) await server.put(plainIncident(`2024-05-0${day}-plain`));
    await server.put(
      plainIncident('2024-05-11-area', {
        types: [{ type: 'protest', sub_type: 'peaceful_protest' }],
        accounts: [
          {
            ...account!,
            place: { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/lesk' }] },
          },
        ],
      }),
    );
    await server.put(
      plainIncident('2024-05-12-nowhere', { accounts: [{ ...account!, place: { precision: 'unlocated' } }] }),
    );
  });
  afterAll(() => server.close());

  async function layers(path: string): Promise<VectorTile['layers']> {
    const answer = await server.get(path);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('content-type')).toBe(mvt);
    return new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers;
  }

  async function ids(path: string, layer = 'incidents'): Promise<string[]> {
    const found = (await layers(path))[layer]!;
    const all = Array.from({ length: found.length }, (_, index) =>
      String(found.feature(index).properties.id),
    );
    return all.sort();
  }

  it.each([
    '',
    'type=protest',
    'municipality=lesk',
    'bbox=30.1,45.2,30.2,45.25',
    'known-at=2024-05-20',
    'q=zelcan',
    "filter=accounts_count>1 OR type='protest'",
    'datetime=2024-05-11/..',
    'contested=true',
  ])(
    'shows in the tile of the world what the list with the same query says is located (%s)',
    async (query) => {
      const page = await server.json(`${items}?limit=1000&${encodeURI(query)}`);
      const located = page.features.filter((one: Json) => one.geometry).map((one: Json) => one.id);
      expect(await ids(`${ofIncidents}/0/0/0?${encodeURI(query)}`)).toEqual(located.sort());
      expect(located.length).toBeGreaterThan(0);
    },
  );

  it('draws an area as an area, and says of a point how uncertain it is', async () => {
    const layer = (await layers(`${ofIncidents}/8/91/149`)).incidents!;
    const features = Array.from({ length: layer.length }, (_, index) => layer.feature(index));
    const area = features.find((one) => one.properties.id === '2024-05-11-area')!;
    expect(area.type).toBe(3);
    expect(area.properties).toMatchObject({ place_precision: 'municipality', type: 'protest' });
    expect(area.properties).not.toHaveProperty('uncertainty_m');
    const point = features.find((one) => one.properties.id === '2024-05-01-plain')!;
    expect(point.type).toBe(1);
    expect(point.properties).toMatchObject({
      title: 'Road blocked in Zelčan/Zelçan',
      title_sr_cyrl: 'Блокиран пут у Зелчану',
      uncertainty_m: 1500,
      contested_count: 0,
      accounts_count: 1,
    });
    expect(point.properties.uncertainty_px0).toBeCloseTo(
      (1500 / (Math.cos((45.22 * Math.PI) / 180) * 40_075_016.686)) * 512,
      8,
    );
    const contested = features.find((one) => one.properties.id === '2024-06-14-contested')!;
    expect(String(contested.properties.contested).split(',')).toContain('place');
    expect(contested.properties.contested_count).toBe(
      String(contested.properties.contested).split(',').length,
    );
    expect(Number.isSafeInteger(contested.id)).toBe(true);
  });

  it('puts several collections into one tile, in the order of the catalogue, and all where none is named', async () => {
    expect(
      Object.keys(await layers('/api/tiles/WebMercatorQuad/8/91/149?collections=municipalities,incidents')),
    ).toEqual(['incidents', 'municipalities']);
    const { collections } = await server.json('/api/collections');
    expect(Object.keys(await layers('/api/tiles/WebMercatorQuad/0/0/0')).sort()).toEqual(
      collections.map((one: Json) => one.id).sort(),
    );
    expect(
      await ids('/api/tiles/WebMercatorQuad/9/183/298?collections=settlements', 'settlements'),
    ).toContain('zelcan');
  });

  it('filters a layer of places by bbox, q and filter', async () => {
    const path = '/api/collections/settlements/tiles/WebMercatorQuad/0/0/0';
    expect(await ids(path, 'settlements')).toHaveLength(5);
    expect(await ids(`${path}?q=lugina`, 'settlements')).toEqual(['dolina']);
    expect(await ids(`${path}?bbox=30.1,45.2,30.2,45.25`, 'settlements')).toEqual(['zelcan']);
    expect(await ids(`${path}?filter=radius_m%3E1100`, 'settlements')).toEqual(['lesk', 'zelcan']);
  });

  it('counts the points of a dense layer, each once, and draws them singly where there are fewer', async () => {
    const places = Array.from({ length: 6_000 }, (_, index) => ({
      type: 'Feature' as const,
      id: `p-${index}`,
      geometry: {
        type: 'Point' as const,
        coordinates: [-60 + (index % 100) * 0.1, 10 + Math.floor(index / 100) * 0.1],
      },
      properties: { name: `Place ${index}` },
    }));
    await server.atlas.store.putPlaces({ id: 'dense', titles: { en: 'Dense' }, kind: 'layer' }, places);
    const path = '/api/collections/dense/tiles/WebMercatorQuad';
    const world = (await layers(`${path}/0/0/0`)).dense!;
    let total = 0;
    for (let index = 0; index < world.length; index += 1)
      total += Number(world.feature(index).properties.point_count);
    expect(total).toBe(6_000);
    const near = (await layers(`${path}/7/59/43`)).dense!;
    expect(near.feature(0).properties.name).toMatch(/^Place/);
    expect(near.length).toBeLessThan(6_000);
    await server.atlas.store.dropLayer('dense');
  });

  it('answers 204 for an empty tile and 404 for one that is not there', async () => {
    const empty = await server.get(`${ofIncidents}/5/1/1`);
    expect([empty.status, await empty.text()]).toEqual([204, '']);
    for (const path of ['25/0/0', '3/8/0', '3/0/8', '3/-1/0', 'a/0/0', '3/0/0.5', '03/0/0', '3/0/0/0']) {
      const answer = await server.get(`${ofIncidents}/${path}`);
      expect(answer.status, path).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
    for (const path of [
      '/api/tiles/Other/0/0/0',
      '/api/tiles/Other',
      '/api/collections/nowhere/tiles',
      '/api/collections/nowhere/tiles/WebMercatorQuad/0/0/0',
      '/api/tileMatrixSets/Other',
      '/api/styles/other',
    ])
      expect((await server.get(path)).status, path).toBe(404);
    expect((await server.get(`${ofIncidents}/24/${2 ** 24 - 1}/0`)).status).toBe(204);
  });

  it('refuses what tiles do not take, with the parameter’s name', async () => {
    for (const [path, parameter] of [
      [`${ofIncidents}/0/0/0?colour=red`, 'colour'],
      [`${ofIncidents}/0/0/0?limit=3`, 'limit'],
      [`${ofIncidents}/0/0/0?sortby=id`, 'sortby'],
      [`${ofIncidents}/0/0/0?collections=incidents`, 'collections'],
      [`${ofIncidents}/0/0/0?type=party`, 'type'],
      [`${ofIncidents}/0/0/0?f=png`, 'f'],
      [`${ofIncidents}/0/0/0?bbox=1,2,3`, 'bbox'],
      [`${ofIncidents}/0/0/0?filter=nothing%3D1`, 'filter'],
      [`${ofIncidents}/0/0/0?type=riot&type=riot`, 'type'],
      ['/api/collections/settlements/tiles/WebMercatorQuad/0/0/0?type=riot', 'type'],
      ['/api/tiles/WebMercatorQuad/0/0/0?collections=incidents,nowhere', 'collections'],
      ['/api/tiles/WebMercatorQuad/0/0/0?collections=', 'collections'],
      ["/api/tiles/WebMercatorQuad/0/0/0?collections=incidents,settlements&filter=type='riot'", 'filter'],
      ['/api/tiles?bbox=0,0,1,1', 'bbox'],
      ['/api/tiles/WebMercatorQuad?sortby=id', 'sortby'],
      ['/api/tiles/WebMercatorQuad?f=mvt', 'f'],
      ['/api/tileMatrixSets/WebMercatorQuad?bbox=0,0,1,1', 'bbox'],
      ['/api/styles/incidents?collections=incidents', 'collections'],
      ['/api/styles/incidents?type=party', 'type'],
    ] as const) {
      const answer = await server.get(path);
      expect(answer.status, path).toBe(400);
      expect((await answer.json()).parameter, path).toBe(parameter);
    }
    expect((await server.get(`${ofIncidents}/0/0/0`, { Accept: 'text/plain' })).status).toBe(406);
    expect((await server.send('POST', `${ofIncidents}/0/0/0`)).status).toBe(405);
    expect((await server.get(`${ofIncidents}/0/0/0?status=draft`)).status).toBe(403);
  });

  it('answers 304 until something is written, and lets any origin read', async () => {
    const path = `${ofIncidents}/0/0/0?type=obstruction`;
    const first = await server.get(path);
    const tag = first.headers.get('etag')!;
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect((await server.get(path, { 'If-None-Match': tag })).status).toBe(304);
    expect((await server.get(`${ofIncidents}/0/0/0?type=protest`, { 'If-None-Match': tag })).status).toBe(
      200,
    );
    await server.put(plainIncident('2024-05-20-later'));
    expect((await server.get(path, { 'If-None-Match': tag })).status).toBe(200);
  });

  it('never shows a draft, but to staff who ask for drafts', async () => {
    await server.put(plainIncident('2024-05-21-draft', { status: 'draft' }));
    expect(await ids(`${ofIncidents}/0/0/0`)).not.toContain('2024-05-21-draft');
    const editor = await server.person('editor');
    const answer = await editor.get(`${ofIncidents}/0/0/0?status=draft`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });

  it('describes tile matrix set, tile sets and their layers as the standards have it', async () => {
    const set = await server.json('/api/tileMatrixSets/WebMercatorQuad');
    expect(set).toMatchObject({ id: 'WebMercatorQuad', crs: 'http://www.opengis.net/def/crs/EPSG/0/3857' });
    expect(set.tileMatrices).toHaveLength(25);
    expect(set.tileMatrices[0]).toMatchObject({ id: '0', tileWidth: 256, matrixWidth: 1 });
    expect(set.tileMatrices[0].scaleDenominator).toBeCloseTo(559_082_264.028717, 4);
    expect(set.tileMatrices[0].pointOfOrigin[0]).toBeCloseTo(-20_037_508.3427892, 6);
    for (const place of ['/api', '/api/collections/incidents']) {
      const { links } = await server.json(place);
      const link = links.find(
        (one: Json) => one.rel === 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector',
      );
      const list = await server.json(link.href.slice(server.url.length));
      const self = list.tilesets[0].links.find((one: Json) => one.rel === 'self');
      const tileset = await server.json(self.href.slice(server.url.length));
      expect(tileset).toMatchObject({
        dataType: 'vector',
        tileMatrixSetURI: 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad',
      });
      const item = tileset.links.find((one: Json) => one.rel === 'item');
      expect(item).toMatchObject({ templated: true, type: mvt });
      const scheme = tileset.links.find((one: Json) => one.rel.endsWith('/tiling-scheme'));
      expect((await server.get(scheme.href.slice(server.url.length))).status).toBe(200);
      const address = item.href
        .slice(server.url.length)
        .replace('{tileMatrix}', '0')
        .replace('{tileRow}', '0')
        .replace('{tileCol}', '0');
      for (const [name, layer] of Object.entries(await layers(address))) {
        const { properties } = tileset.layers.find((one: Json) => one.id === name).propertiesSchema;
        for (let index = 0; index < layer.length; index += 1)
          expect(Object.keys(properties)).toEqual(
            expect.arrayContaining(Object.keys(layer.feature(index).properties)),
          );
      }
    }
  });

  it('gives TileJSON whose tiles carry the query', async () => {
    const json = await server.json(
      '/api/collections/incidents/tiles/WebMercatorQuad?f=tilejson&type=protest',
    );
    expect(json).toMatchObject({ tilejson: '3.0.0', scheme: 'xyz', minzoom: 0, maxzoom: 16 });
    expect(json.attribution).toContain('imply nothing');
    expect(json.vector_layers[0].fields).toMatchObject({ verification: 'String', point_count: 'Number' });
    const tile = json.tiles[0].slice(server.url.length);
    expect(tile).toBe(`${ofIncidents}/{z}/{y}/{x}?type=protest`);
    expect(await ids(tile.replace('{z}/{y}/{x}', '0/0/0'))).toEqual(['2024-05-11-area']);
  });

  it('gives a style that MapLibre accepts, of the query, without sprite or glyphs', async () => {
    const style = await server.json('/api/styles/incidents?municipality=lesk&lang=sq');
    expect(validateStyleMin(style)).toEqual([]);
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
    expect(style.sources.incidents.tiles[0]).toBe(
      `${server.url}${ofIncidents}/{z}/{y}/{x}?municipality=lesk`,
    );
    const listed = await server.json('/api/styles');
    expect(listed.styles[0].links[0].href).toBe(`${server.url}/api/styles/incidents`);
  });

  it('is read by GDAL with the features of the list', async () => {
    const page = await server.json(`${items}?limit=1000&type=obstruction`);
    const located = page.features.filter((one: Json) => one.geometry).length;
    // The server lives in this process, so waiting must not stop it.
    const { stdout } = await promisify(execFile)(
      'ogrinfo',
      ['-ro', '-al', '-so', '-oo', 'CLIP=NO', `MVT:${server.url}${ofIncidents}/0/0/0?type=obstruction`],
      { encoding: 'utf8', timeout: 20_000 },
    );
    expect(stdout).toContain(`Feature Count: ${located}`);
    expect(stdout).toContain('uncertainty_px0: Real');
  });
});
