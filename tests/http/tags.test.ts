import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

let server: TestServer;
let editor: Person;

beforeAll(async () => {
  server = await createTestServer();
  editor = await server.person('editor');
  await server.put(plainIncident('tagged', { tags: ['road', 'пут'] }));
  await server.put(plainIncident('other', { tags: ['bridge'] }));
  await server.put(plainIncident('plain'));
});
afterAll(() => server.close());

const ids = async (question: string, collection = 'incidents'): Promise<string[]> =>
  (await server.json(`/api/collections/${collection}/items?${question}`)).features.map((one: Json) => one.id);

describe('tags', () => {
  it('filter incidents by one of several, in any letter case, and their accounts', async () => {
    expect(await ids('tag=road')).toEqual(['tagged']);
    expect((await ids('tag=ROAD,bridge')).sort()).toEqual(['other', 'tagged']);
    expect(await ids(`tag=${encodeURIComponent('Пут')}`)).toEqual(['tagged']);
    expect(await ids("filter=A_CONTAINS(tags,('road'))")).toEqual(['tagged']);
    expect(await ids('tag=road', 'accounts')).toEqual(['tagged:gazette']);
    const refused = await server.get(`${items}?tag=a;b`);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ parameter: 'tag', value: 'a;b' });
  });

  it('are counted, drawn and exported by the same question', async () => {
    const counts = await server.json('/api/collections/incidents/aggregate?by=type&tag=road');
    expect(counts.numberMatched).toBe(1);
    expect((await server.get('/api/collections/incidents/tiles/WebMercatorQuad/0/0/0?tag=none')).status).toBe(
      204,
    );
    const csv = await (await server.get(`${items}?f=csv&tag=road`)).text();
    const [head, row] = csv
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(row![head!.indexOf('tags')]).toContain('road');
    const acled = await (await server.get(`${items}?f=acled&tag=road`)).text();
    expect(acled).toContain('road; пут; verification=');
    const feed = await server.json('/api/collections/incidents/feed?f=jsonfeed&tag=road');
    expect(feed.items.map((one: Json) => one.tags)).toEqual([
      ['published', expect.anything(), 'road', 'пут'],
    ]);
  });

  it('are completed from those in use, changed by a patch, told by the history, and go again', async () => {
    const vocabulary = async () => (await (await editor.get('/api/desk/vocabulary')).json()).tags;
    expect(await vocabulary()).toEqual(['bridge', 'road', 'пут']);
    const patch = (tags: string[] | null, match = '*') =>
      editor.send('PATCH', `${items}/other`, { properties: { tags } }, { 'If-Match': match });
    expect((await patch(['bridge', 'river'])).status).toBe(200);
    expect(await vocabulary()).toContain('river');
    const { versions } = await server.json(`${items}/other/history?changes=true`);
    expect(versions.at(-1).changes.map((one: Json) => one.words.text)).toEqual([
      'Tags – changed from bridge to bridge, river',
    ]);
    expect((await patch(['Not a tag'])).status).toBe(400);
    expect((await patch(null)).status).toBe(200);
    expect(await ids('tag=bridge')).toEqual([]);
    expect(await vocabulary()).toEqual(['road', 'пут']);
  });
});
