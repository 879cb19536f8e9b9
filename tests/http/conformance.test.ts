import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, type Json, type TestServer } from '../support/server.ts';

describe('what a client of the standards finds first', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident());
  });
  afterAll(() => server.close());

  const rel = (links: Json[], name: string) => links.filter((one) => one.rel === name);

  it('is the list of classes that hold, each once', async () => {
    const { conformsTo } = await server.json('/api/conformance');
    expect(new Set(conformsTo).size).toBe(conformsTo.length);
    expect(conformsTo).toHaveLength(56);
    const declared = (name: string) => `http://www.opengis.net/spec/${name}`;
    // QGIS pushes filters down only where it finds these four.
    for (const name of [
      'ogcapi-features-3/1.0/conf/filter',
      'ogcapi-features-3/1.0/conf/features-filter',
      'cql2/1.0/conf/cql2-text',
      'cql2/1.0/conf/basic-cql2',
    ])
      expect(conformsTo).toContain(declared(name));
    for (const name of [
      'ogcapi-features-1/1.0/conf/core',
      'ogcapi-features-2/1.0/conf/crs',
      'ogcapi-features-4/1.0/conf/optimistic-locking-etags',
      'ogcapi-common-3/1.0/conf/returnables-and-receivables',
      'ogcapi-tiles-1/1.0/conf/mvt',
      'tms/2.0/conf/json-tilematrixset',
    ])
      expect(conformsTo).toContain(declared(name));
  });

  it('is a landing page whose links have the types that clients compare', async () => {
    const { links } = await server.json('/api');
    expect(rel(links, 'service-desc')).toMatchObject([
      { type: 'application/vnd.oai.openapi+json;version=3.0', href: `${server.url}/api/openapi.json` },
    ]);
    expect(rel(links, 'service-doc')).toMatchObject([{ type: 'text/html', href: `${server.url}/api/docs` }]);
    expect(rel(links, 'conformance')[0].href).toBe(`${server.url}/api/conformance`);
    expect(rel(links, 'data')[0].href).toBe(`${server.url}/api/collections`);
    const ogc = 'http://www.opengis.net/def/rel/ogc/1.0/';
    expect(rel(links, `${ogc}data`)).toHaveLength(1);
    expect(rel(links, `${ogc}tilesets-vector`)[0].href).toBe(`${server.url}/api/tiles`);
    expect(rel(links, `${ogc}functions`)[0].href).toBe(`${server.url}/api/functions`);
    expect(rel(links, 'alternate').map((one) => one.type)).toEqual(
      expect.arrayContaining(['text/html', 'application/atom+xml', 'application/feed+json']),
    );
    for (const link of links) expect(link.type, link.href).toBeTruthy();
  });

  it('is a description of each collection with extents from the data', async () => {
    const { collections } = await server.json('/api/collections');
    const incidents = collections.find((one: Json) => one.id === 'incidents');
    const [west, south, east, north] = incidents.extent.spatial.bbox[0];
    expect(west).toBeLessThanOrEqual(30.15);
    expect(east).toBeGreaterThanOrEqual(30.15);
    expect(north - south).toBeLessThan(0.1);
    expect(incidents.extent.temporal.interval).toEqual([
      ['2024-05-09T22:00:00.000Z', '2024-05-10T22:00:00.000Z'],
    ]);
    for (const one of collections) {
      expect(one.storageCrs).toBe('http://www.opengis.net/def/crs/OGC/1.3/CRS84');
      expect(one.crs[0]).toBe(one.storageCrs);
      expect(one.crs).toHaveLength(6);
      const items = rel(one.links, 'items');
      expect(items[0].type).toBe('application/geo+json');
      for (const link of items) expect(link.href).toBe(`${server.url}/api/collections/${one.id}/items`);
      for (const name of ['queryables', 'schema', 'sortables']) {
        const [link] = rel(one.links, `http://www.opengis.net/def/rel/ogc/1.0/${name}`);
        expect(link).toMatchObject({ type: 'application/schema+json' });
        expect((await server.get(link.href.slice(server.url.length))).status).toBe(200);
      }
    }
  });

  it('says nothing of drafts in the extents', async () => {
    const before = await server.json('/api/collections/incidents');
    await server.put(
      plainIncident('far', {
        status: 'draft',
        accounts: [
          {
            ...plainIncident().accounts[0]!,
            time: { start: '2001-01-01', precision: 'day' },
            place: {
              precision: 'settlement',
              parts: [
                { kind: 'point', lon: 30.5, lat: 45.33, uncertainty_m: 500, ref: 'settlements/nordorf' },
              ],
            },
          },
        ],
      }),
    );
    expect((await server.json('/api/collections/incidents')).extent).toEqual(before.extent);
  });

  it('lists the functions that filters can call', async () => {
    const { functions } = await server.json('/api/functions');
    expect(functions.find((one: Json) => one.name === 'text_search')).toMatchObject({
      arguments: [{ title: 'text', type: ['string'] }],
      returns: ['boolean'],
    });
  });
});
