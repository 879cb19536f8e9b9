import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type TestServer } from '../support/server.ts';

describe('a parameter that cannot be read', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident());
  });
  afterAll(() => server.close());

  it.each([
    [items, 'colour', 'red'],
    [items, 'bbox', '1,2,3'],
    [items, 'bbox', '30,46,31,45'],
    [items, 'datetime', 'yesterday'],
    [items, 'datetime', '../..'],
    [items, 'q', ''],
    [items, 'type', 'kidnapping'],
    [items, 'sub_type', 'detention,x'],
    [items, 'municipality', 'Zelčan'],
    [items, 'contested', 'maybe'],
    [items, 'known-at', '2024-13'],
    [items, 'sortby', 'colour'],
    [items, 'limit', '0'],
    [items, 'limit', 'unlimited'],
    [items, 'offset', '-1'],
    [items, 'f', 'xml'],
    [items, 'lang', 'de'],
    ['/api', 'limit', '3'],
    ['/api/collections', 'f', 'csv'],
    [`${items}/2024-05-10-plain`, 'version', '0'],
    [`${items}/2024-05-10-plain`, 'limit', '1'],
    [`${items}/2024-05-10-plain/history`, 'since', '1'],
    ['/api/collections/accounts/items', 'by', 'day'],
    ['/api/collections/municipalities/items', 'known-at', '2024'],
    ['/api/collections/municipalities/items', 'datetime', 'soon'],
    ['/api/changes', 'since', 'x'],
    ['/api/places', 'collection', 'x'],
    ['/api/deployment', 'x', '1'],
  ])('of %s is a 400 that names %s and %s', async (path, parameter, value) => {
    const answer = await server.get(`${path}?${new URLSearchParams({ [parameter]: value })}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = await answer.json();
    expect(problem).toMatchObject({ status: 400, parameter, value });
    expect(problem.allowed.length).toBeGreaterThan(0);
  });

  it('is named when it is missing or given twice', async () => {
    const aggregate = '/api/collections/incidents/aggregate';
    expect((await server.json(aggregate)).parameter).toBe('by');
    expect((await server.json(`${aggregate}?by=day&by=week`)).parameter).toBe('by');
    expect((await server.json('/api/places')).parameter).toBe('q');
    expect((await server.json(`${items}?limit=1&limit=2`)).parameter).toBe('limit');
    expect((await server.json(`${items}?f=json&f=json`)).parameter).toBe('f');
  });

  it('is told from one that means the same in other words', async () => {
    for (const query of ['f=json', 'f=geojson', 'lang=sr-Cyrl', 'limit=99999', 'bbox=30,45,0,31,46,9'])
      expect((await server.get(`${items}?${query}`)).status, query).toBe(200);
    // A plus sign that was not escaped arrives as a space.
    const early = `${items}?known-at=2024-05-11T10:00:00+02:00`;
    expect((await server.json(early)).numberMatched).toBe(1);
    expect((await server.json(early.replace('10:00:00', '09:59:59'))).numberMatched).toBe(0);
  });

  it('in the path is a 400 when an escape is broken, a 404 when nothing is there', async () => {
    for (const path of ['/api/%ZZ', '/%E0%A4', `${items}/%00`])
      expect((await server.get(path)).status, path).toBe(400);
    for (const path of ['/api/nothing', `${items}/nothing`, '/nothing.js', `${items}/nothing/history`]) {
      const answer = await server.get(path);
      expect(answer.status, path).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });
});
