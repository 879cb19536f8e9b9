import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const id = '2024-05-10-plain';
const address = (of = id) => `/api/desk/incidents/${of}/restoration`;

describe('restoring a version', () => {
  let server: TestServer;
  let editor: Person;
  const patch = async (of: string, properties: Json, reason = 'why') => {
    server.clock.now += 60_000;
    const path = `${items}/${of}?reason=${reason}`;
    const answer = await editor.send('PATCH', path, { properties }, { 'If-Match': '*' });
    expect(answer.status).toBe(200);
  };
  const restore = (of: string, body: object, match = '*', by = editor) =>
    by.send('POST', address(of), body, { 'If-Match': match });
  const written = async (of: string) =>
    (await (await editor.get(`/api/desk/incidents/${of}`)).json()).document;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    await server.put(plainIncident());
    const second = { ...plainIncident().accounts[0]!, id: 'other', sources: [] };
    await patch(id, { titles: [{ text: { en: 'A later title' } }], accounts: [second] });
  });
  afterAll(() => server.close());

  it('tells first what would change, in the language asked for', async () => {
    const answer = await editor.get(`${address()}?version=1&lang=sr-Cyrl`);
    expect(answer.headers.get('etag')).toMatch(/^"2-/);
    const view = await answer.json();
    expect(view).toMatchObject({ version: 2, restores: 1 });
    expect(view.changes.map((one: Json) => one.path)).toContain('/titles/first/text/en');
    expect(JSON.stringify(view.changes)).toContain('Наслов');
  });

  it('names what is wrong with a question', async () => {
    for (const query of ['', '?version=0', '?version=1&version=2']) {
      const answer = await editor.get(`${address()}${query}`);
      expect(answer.status).toBe(400);
      expect((await answer.json()).parameter).toBe('version');
    }
    expect((await editor.get(`${address()}?version=9`)).status).toBe(404);
    const nameless = await restore(id, { version: 1, reason: ' ' });
    expect((await nameless.json()).errors).toEqual([{ pointer: '/reason', code: 'reason_missing' }]);
  });

  it('is for those who may publish, on the version they saw', async () => {
    const contributor = await server.person('contributor');
    const body = { version: 1, reason: 'It was right.' };
    expect((await contributor.get(`${address()}?version=1`)).status).toBe(403);
    expect((await restore(id, body, '*', contributor)).status).toBe(403);
    expect((await server.get(`${address()}?version=1`)).status).toBe(401);
    expect((await editor.send('POST', address(), body)).status).toBe(428);
    expect((await restore(id, body, '"1-desk"')).status).toBe(412);
    expect((await (await restore(id, { ...body, version: 2 }, '"2-desk"')).json()).type).toMatch(
      /nothing-to-restore$/,
    );
  });

  it('writes what it said as a new version, and says so to everybody and in the audit', async () => {
    const before = await written(id);
    server.clock.now += 60_000;
    const answer = await restore(id, { version: 1, reason: 'The first text was right.' }, '"2-desk"');
    expect(await answer.json()).toMatchObject({ id, version: 3 });
    const now = await written(id);
    const first = (await server.atlas.store.written(id))[0]!.document;
    expect(now).toEqual(first);
    // The account that was taken out and is back was first written down when it was.
    expect(now.accounts[0].recorded_at < before.accounts[0].recorded_at).toBe(true);
    const { versions } = await server.json(`${items}/${id}/history`);
    expect(versions[2]).toMatchObject({ kind: 'amended', restored: 1, reason: 'The first text was right.' });
    const words = [
      'Version 1 restored by an editor',
      'Враћена верзија 1',
      'Vraćena verzija 1',
      'Versioni 1 u rikthye',
    ];
    for (const [index, lang] of ['en', 'sr-Cyrl', 'sr-Latn', 'sq'].entries())
      expect(await (await server.get(`${items}/${id}/history?f=html&lang=${lang}`)).text()).toContain(
        words[index],
      );
    const { changes } = await server.json('/api/changes?since=2');
    expect(changes).toMatchObject([{ kind: 'amended', incident: id, restored: 1 }]);
    const { entries } = await (await editor.get(`/api/audit?subject=${id}`)).json();
    expect(entries[0]).toMatchObject({ action: 'amended', version: 3, detail: { restored: 1 } });
    expect(entries[1].detail).toBeNull();
    expect(await server.atlas.store.verify()).toMatchObject({ broken: null });
  });

  it('keeps the rule of protection and the status that stand, and begins from what was written', async () => {
    const hidden = 'restored-hidden';
    await server.put(plainIncident(hidden, { status: 'draft' }));
    await patch(hidden, { protection: { place: 'municipality' }, status: 'published' });
    await patch(hidden, { titles: [{ text: { en: 'Later' } }] });
    expect((await restore(hidden, { version: 1, reason: 'As it was.' })).status).toBe(200);
    const now = await written(hidden);
    expect(now).toMatchObject({ status: 'published', protection: { place: 'municipality' } });
    expect(now.accounts[0].place).toEqual(plainIncident().accounts[0]!.place);
    const read = await server.json(`${items}/${hidden}`);
    expect(read.properties).toMatchObject({ place_generalised: 'municipality', version: 4 });
    expect(JSON.stringify(read.properties.accounts)).not.toContain('30.15');
  });

  it('leaves a retracted incident retracted', async () => {
    const gone = 'restored-gone';
    await server.put(plainIncident(gone));
    await editor.send('DELETE', `${items}/${gone}?reason=wrong`, undefined, { 'If-Match': '*' });
    expect((await editor.get(`${address(gone)}?version=1`)).status).toBe(410);
    expect((await restore(gone, { version: 1, reason: 'Back.' })).status).toBe(410);
    expect((await server.get(`${items}/${gone}`)).status).toBe(410);
  });
});
