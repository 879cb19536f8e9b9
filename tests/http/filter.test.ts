import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilterAnswer } from '../../server/contract/filter-answer.ts';
import type { FormatsAnswer } from '../../server/contract/format-info.ts';
import { formats } from '../../server/format/registry.ts';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type TestServer } from '../support/server.ts';

describe('a filter that is to be explained', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident());
    await server.put(plainIncident());
  });
  afterAll(() => server.close());

  const address = (parameters: Record<string, string>) => `/api/filter?${new URLSearchParams(parameters)}`;
  const explain = (parameters: Record<string, string>): Promise<FilterAnswer> =>
    server.json(address(parameters));

  it('comes back as text, as JSON and as its conditions', async () => {
    const answer = await explain({ filter: "type='riot' and (accounts_count>1 or id like 'a%')" });
    expect(answer.text).toBe("type = 'riot' AND (accounts_count > 1 OR id LIKE 'a%')");
    expect(answer.conditions).toEqual(["type = 'riot'", "(accounts_count > 1 OR id LIKE 'a%')"]);
    expect(answer.json).toMatchObject({ op: 'and', args: [{ op: '=' }, { op: 'or' }] });
  });

  it('has conditions that make the same filter again when «AND» joins them', async () => {
    const first = await explain({
      filter: "(type='riot' OR accounts_count>1) AND NOT id IS NULL AND title LIKE 'x AND y'",
    });
    const again = await explain({ filter: first.conditions.join(' AND ') });
    expect(first.conditions).toHaveLength(3);
    expect(again).toEqual(first);
  });

  it('may be written in JSON', async () => {
    const json = { op: '>', args: [{ property: 'accounts_count' }, 1] };
    const answer = await explain({ 'filter-lang': 'cql2-json', filter: JSON.stringify(json) });
    expect(answer).toEqual({ text: 'accounts_count > 1', json, conditions: ['accounts_count > 1'] });
  });

  it('says in CQL2 what the other parameters ask, and finds the same', async () => {
    const sugar = { bbox: '19,41,22,44', type: 'obstruction,protest', q: 'road', contested: 'false' };
    const { text, conditions } = await explain(sugar);
    expect(conditions).toHaveLength(4);
    const count = async (parameters: Record<string, string>) =>
      (await server.json(`${items}?${new URLSearchParams(parameters)}`)).numberMatched;
    expect(await count({ filter: text! })).toBe(await count(sugar));
  });

  it('is nothing when nothing is asked', async () => {
    expect(await explain({})).toEqual({ text: null, json: null, conditions: [] });
  });

  it('is refused with the place where it stops making sense', async () => {
    const filter = "type = 'riot' AND OR accounts_count > 1";
    const answer = await server.get(address({ filter }));
    expect(answer.status).toBe(400);
    const problem = await answer.json();
    expect(problem).toMatchObject({ parameter: 'filter', position: filter.indexOf('OR') });
    expect((await server.get(address({ limit: '3' }))).status).toBe(400);
  });

  it('is not sent again to whoever holds it', async () => {
    const { headers } = await server.get(address({ filter: 'accounts_count > 1' }));
    const tag = headers.get('etag')!;
    expect(
      (await server.get(address({ filter: 'accounts_count > 1' }), { 'If-None-Match': tag })).status,
    ).toBe(304);
    expect(
      (await server.get(address({ filter: 'accounts_count > 2' }), { 'If-None-Match': tag })).status,
    ).toBe(200);
  });
});

describe('the list of file formats', () => {
  it('has every format with its options, and each answers under its id', async () => {
    const server = await createTestServer();
    await server.put(plainIncident());
    const { formats: listed } = (await server.json('/api/formats')) as FormatsAnswer;
    expect(listed.map(({ id }) => id)).toEqual(formats.map(({ id }) => id));
    for (const { id, mediaType, options } of listed) {
      const own = new URLSearchParams({ f: id });
      for (const [name, values] of Object.entries(options)) own.set(name, values.at(-1)!);
      const answer = await server.get(`${items}?${own}`);
      expect(answer.status, id).toBe(200);
      expect(answer.headers.get('content-type'), id).toContain(mediaType);
      await answer.arrayBuffer();
    }
    expect((await server.get('/api/formats?limit=1')).status).toBe(400);
    await server.close();
  });
});
