import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, type Json, type TestServer } from '../support/server.ts';

const kinds = ['queryables', 'schema', 'sortables'] as const;

describe('the schemas of a collection', () => {
  let server: TestServer;
  let collections: string[];
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident());
    await server.put(contestedIncident());
    collections = (await server.json('/api/collections')).collections.map((one: Json) => one.id);
  });
  afterAll(() => server.close());

  const read = (id: string, kind: string): Promise<Json> => server.json(`/api/collections/${id}/${kind}`);

  it('are JSON Schema 2020-12 with an address of their own and geometries by format only', async () => {
    for (const id of collections)
      for (const kind of kinds) {
        const path = `/api/collections/${id}/${kind}`;
        const answer = await server.get(`${path}?lang=sq`);
        expect(answer.headers.get('content-type')).toBe('application/schema+json');
        const schema = await answer.json();
        expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
        expect(schema.$id).toBe(server.url + path);
        expect(schema.type).toBe('object');
        const geometries = Object.values<Json>(schema.properties).filter((one) =>
          /^geometry-/.test(one.format),
        );
        for (const one of geometries) expect(one).not.toHaveProperty('type');
        if (kind !== 'sortables') {
          expect(geometries.length, path).toBeGreaterThan(0);
          expect(schema.properties.geometry['x-ogc-role']).toBe('primary-geometry');
        }
        for (const [name, one] of Object.entries<Json>(schema.properties)) {
          expect(one.title, name).toBeTruthy();
          expect(one.type ?? one.format, name).toBeTruthy();
        }
        const positions = Object.values<Json>(schema.properties).map((one) => one['x-ogc-propertySeq']);
        expect(positions).toEqual(positions.map((_, index) => index + 1));
      }
  });

  it('say which properties are the id, the period and the kind', async () => {
    for (const id of ['incidents', 'accounts']) {
      const { properties } = await read(id, 'schema');
      const roles = Object.fromEntries(
        Object.entries<Json>(properties).flatMap(([name, one]) =>
          one['x-ogc-role'] ? [[one['x-ogc-role'], name]] : [],
        ),
      );
      expect(roles).toMatchObject({
        id: 'id',
        'primary-geometry': 'geometry',
        'primary-interval-start': 'occurred_start',
        'primary-interval-end': 'occurred_end',
      });
    }
  });

  it('list codes with their words in the language asked', async () => {
    const { properties } = await server.json('/api/collections/incidents/queryables?lang=sq');
    expect(properties.type.enum).toContain('riot');
    const titles = properties.type.oneOf.map((one: Json) => one.title);
    expect(titles).not.toContain('Riot');
    expect(titles.every((title: string) => title.length > 0)).toBe(true);
    expect(properties.contested.items.enum).toContain('place');
    expect(properties.uncertainty_m).toMatchObject({ type: 'number', 'x-ogc-unit': 'm' });
  });

  it('hold every feature that is returned, and name all that lists return', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const id of collections) {
      const schema = await read(id, 'schema');
      const validate = ajv.compile({ ...schema, additionalProperties: false });
      const { features } = await server.json(`/api/collections/${id}/items`);
      for (const { id: feature, geometry, properties } of features) {
        const flat = { id: feature, geometry, ...properties };
        expect(validate(flat), `${id} ${feature}: ${JSON.stringify(validate.errors)}`).toBe(true);
      }
      expect(validate({ id: 'x', colour: 1 })).toBe(false);
    }
  });

  it('mark what a writer need not send, and nothing that is sent', async () => {
    const { properties } = await read('incidents', 'schema');
    for (const name of ['title', 'verification', 'figures', 'line_km'])
      expect(properties[name].readOnly, name).toBe(true);
    for (const name of ['status', 'titles', 'accounts', 'aggregate'])
      expect(properties[name], name).not.toHaveProperty('readOnly');
  });

  it('list as queryables exactly what filters take, and as sortables what sortby takes', async () => {
    for (const id of ['incidents', 'accounts', 'settlements']) {
      const items = `/api/collections/${id}/items?limit=1`;
      for (const name of Object.keys((await read(id, 'queryables')).properties)) {
        const filter = encodeURIComponent(`"${name}" IS NULL`);
        expect((await server.get(`${items}&filter=${filter}`)).status, name).toBe(200);
      }
      const { properties } = await read(id, 'sortables');
      for (const name of Object.keys(properties))
        expect((await server.get(`${items}&sortby=-${name}`)).status, name).toBe(200);
      for (const name of Object.keys((await read(id, 'schema')).properties)) {
        if (name in properties) continue;
        expect((await server.get(`${items}&sortby=${name}`)).status, name).toBe(400);
      }
    }
  });

  it('are 404 for a collection that is not there', async () => {
    for (const kind of kinds) expect((await server.get(`/api/collections/nowhere/${kind}`)).status).toBe(404);
  });
});
