import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const counted = async (server: TestServer, more = '') => {
  const { keys, counts, numberMatched } = await server.json(
    `/api/collections/incidents/aggregate?by=tag${more}`,
  );
  return {
    tags: Object.fromEntries(keys.map((key: string, at: number) => [key, counts[at]])),
    numberMatched,
  };
};
const found = async (server: TestServer, question: string) =>
  (await server.json(`${items}?${question}`)).features.map((one: Json) => one.id).sort();

describe('tags', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident('bare'));
    await server.put(plainIncident('one', { tags: ['road closure', 'барикада'] }));
    await server.put(
      plainIncident('two', { tags: ['road closure'], types: [{ type: 'riot', sub_type: 'mob_violence' }] }),
    );
    await server.put(plainIncident('seen-by-staff', { status: 'draft', tags: ['road closure', 'unseen'] }));
    server.clock.now += 120_000;
  });
  afterAll(() => server.close());

  it('are found by a search, as words of one text', async () => {
    expect(await found(server, 'q=road%20clos')).toEqual(['one', 'two']);
    expect(await found(server, 'q=closure%20road')).toEqual([]);
    expect(await found(server, 'q=barikada,nothing')).toEqual(['one']);
    expect(await found(server, `q=closure&tag=${encodeURIComponent('барикада')}`)).toEqual(['one']);
  });

  it('are counted among what the reader may see, each incident once for each of its tags', async () => {
    expect(await counted(server)).toEqual({ tags: { 'road closure': 2, барикада: 1 }, numberMatched: 3 });
    expect(await counted(server, '&type=riot')).toEqual({ tags: { 'road closure': 1 }, numberMatched: 1 });
    expect(await counted(server, '&tag=road%20closure&q=barikada')).toEqual({
      ...{ tags: { 'road closure': 1, барикада: 1 }, numberMatched: 1 },
    });
    const page = await (await server.get('/api/collections/incidents/aggregate?by=tag&f=html')).text();
    expect(page).toContain('road closure');
    expect(page).not.toContain('unseen');
  });

  it('that were taken off are neither found nor counted, but where the record stood with them', async () => {
    const before = new Date(server.clock.now - 1_000).toISOString();
    const editor = await server.person('editor');
    const reason = '?reason=It%20was%20not%20closed.';
    const sent = { properties: { tags: ['passable'] } };
    expect((await editor.send('PATCH', `${items}/two${reason}`, sent, { 'If-Match': '*' })).status).toBe(200);
    server.clock.now += 1_000;
    expect(await found(server, 'q=closure')).toEqual(['one']);
    expect(await found(server, 'q=passable')).toEqual(['two']);
    expect(await counted(server)).toMatchObject({ tags: { 'road closure': 1, passable: 1 } });
    expect(await found(server, `q=closure&recorded-at=${before}`)).toEqual(['one', 'two']);
    expect(await counted(server, `&recorded-at=${before}`)).toMatchObject({ tags: { 'road closure': 2 } });
    // A rule of protection takes all versions away and writes them anew.
    const ruled = { properties: { protection: { place: 'municipality' } } };
    expect((await editor.send('PATCH', `${items}/one${reason}`, ruled, { 'If-Match': '*' })).status).toBe(
      200,
    );
    expect(await found(server, 'q=closure')).toEqual(await found(server, 'tag=road%20closure'));
    expect(await server.atlas.store.verify()).toMatchObject({ broken: null });
  });
});

it('tags that were written before they were kept apart are found and counted when the file is opened', async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const kept = (ending: string) =>
    gunzipSync(readFileSync(new URL(`../fixtures/databases/staff-13.${ending}.gz`, import.meta.url)));
  writeFileSync(join(folder, databaseName), kept('sqlite'));
  const server = await createTestServer({ folder });
  try {
    server.clock.now = JSON.parse(kept('json').toString()).now;
    const tagged = await found(server, 'tag=roads');
    expect(tagged.length).toBeGreaterThan(0);
    expect(await counted(server)).toMatchObject({ tags: { roads: tagged.length } });
    expect(await found(server, 'q=roads')).toEqual(expect.arrayContaining(tagged));
    const editor = await server.person('editor');
    const sent = { properties: { tags: ['passable'] } };
    const path = `${items}/${tagged[0]}?reason=Open.`;
    expect((await editor.send('PATCH', path, sent, { 'If-Match': '*' })).status).toBe(200);
    server.clock.now += 1_000;
    expect(await found(server, 'q=passable')).toEqual([tagged[0]]);
    expect(await found(server, 'tag=roads')).toEqual(tagged.slice(1));
  } finally {
    await server.close();
  }
});
