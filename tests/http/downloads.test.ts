import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../server/format/registry.ts';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const towns = '/api/collections/settlements/items';

describe('a file of a list', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident());
    await server.put(plainIncident('hidden', { status: 'draft' }));
    for (let number = 1; number <= 120; number += 1)
      await server.put(plainIncident(`plain-${String(number).padStart(3, '0')}`));
  });
  afterAll(() => server.close());

  it.each(formats.map(({ id }) => id))(
    'as %s says what it is, whose it is and how much of it there is',
    async (id) => {
      const format = formats.find((one) => one.id === id)!;
      const answer = await server.get(`${items}?f=${id}`);
      expect(answer.status).toBe(200);
      const { headers } = answer;
      expect(headers.get('content-type')!.split(';')[0]).toBe(format.mediaType.split(';')[0]);
      expect(headers.get('content-disposition')).toBe(
        `attachment; filename="incidents-2024-09-01.${format.extension}"`,
      );
      expect(headers.get('link')).toContain(
        '<https://creativecommons.org/publicdomain/zero/1.0/>; rel="license"',
      );
      expect(headers.get('link')).toContain('rel="describedby"');
      expect(Number(headers.get('atlas-rows')) + Number(headers.get('atlas-rows-refused'))).toBe(121);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(bytes.byteLength).toBeGreaterThan(400);
      expect(Buffer.from(bytes).includes('hidden')).toBe(false);
      const head = await server.send('HEAD', `${items}?f=${id}`);
      expect(head.status).toBe(200);
      expect(head.headers.get('content-type')).toBe(headers.get('content-type'));
      expect(await head.text()).toBe('');
    },
  );

  it('holds everything that the query finds, or as much as a limit says', async () => {
    const lines = async (query: string) =>
      (await (await server.get(`${items}?f=geojsonseq${query}`)).text()).split('\n').filter(Boolean).length;
    expect(await lines('')).toBe(121);
    expect(await lines('&limit=7')).toBe(7);
    expect(await lines('&type=taking_of_persons')).toBe(1);
    expect(await lines(`&filter=${encodeURIComponent("id LIKE 'plain-00%'")}`)).toBe(9);
    const whole = await server.json(`${items}?f=geojson`);
    expect(whole.features).toHaveLength(121);
    expect((await server.json(items)).features).toHaveLength(100);
  });

  it('has a sidecar with what it has no place for', async () => {
    const sidecar: Json = await server.json(`${items}?f=ucdp&sidecar=true`);
    expect(sidecar).toMatchObject({ format: 'ucdp', licence: { name: 'CC0 1.0' } });
    expect(sidecar.refused).toHaveLength(
      Number((await server.get(`${items}?f=ucdp`)).headers.get('atlas-rows-refused')),
    );
  });

  it('has the properties and the system that were asked for', async () => {
    const utm = 'http://www.opengis.net/def/crs/EPSG/0/32634';
    const answer = await server.get(
      `${towns}?f=geojson&properties=name_sq,geometry&crs=${encodeURIComponent(utm)}`,
    );
    expect(answer.headers.get('content-crs')).toBe(`<${utm}>`);
    for (const { geometry, properties } of (await answer.json()).features) {
      expect(geometry.coordinates[0]).toBeGreaterThan(1_000_000);
      expect(Object.keys(properties)).toEqual(['name_sq']);
    }
    const kml = await server.get(`${towns}?f=kml&crs=${encodeURIComponent(utm)}`);
    expect(kml.status).toBe(400);
    expect((await kml.json()).parameter).toBe('crs');
  });

  it.each([
    ['f=csv&bom=yes', 'bom'],
    ['f=geojson&bom=true', 'bom'],
    ['bom=true', 'bom'],
    ['sidecar=true', 'sidecar'],
    ['f=csv&sidecar=maybe', 'sidecar'],
    ['f=csv&bom=true&bom=true', 'bom'],
    ['f=csv&limit=0', 'limit'],
    ['f=csv&cursor=1-abc', 'cursor'],
    ['f=xlsx', 'f'],
  ])('is refused for %s', async (query, parameter) => {
    const answer = await server.get(`${items}?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect((await answer.json()).parameter).toBe(parameter);
    expect((await server.get(`${towns}?f=acled`)).status).toBe(400);
  });

  it('stops being read when nobody takes it any more', async () => {
    const { store } = server.atlas;
    const { chunk } = store;
    let chunks = 0;
    // A list without an end: it begins anew each time, and says that there is more.
    store.chunk = async (collection, query, ...rest) => {
      chunks += 1;
      return { ...(await chunk(collection, { ...query, cursor: null }, ...rest)), next: 'again' };
    };
    const socket = connect(server.port, '127.0.0.1', () =>
      socket.write(`GET ${items}?f=geojsonseq HTTP/1.1\r\nHost: x\r\n\r\n`),
    );
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const then = chunks;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(chunks).toBe(then);
    expect(then).toBeGreaterThan(0);
    store.chunk = chunk;
    expect((await server.get('/healthz')).status).toBe(200);
    expect(server.log.join('')).not.toContain('request failed');
  });
});
