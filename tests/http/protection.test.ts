import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '../../server/service/api-tokens.ts';
import { releaseDue } from '../../server/service/release.ts';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { importText } from '../support/import-text.ts';
import { createTestServer, featureOf, items, type Person, type TestServer } from '../support/server.ts';

let server: TestServer;
let editor: Person;
let contributor: Person;
beforeAll(async () => {
  server = await createTestServer();
  editor = await server.person('editor');
  contributor = await server.person('contributor');
});
afterAll(() => server.close());

const stored = async (id: string) => (await editor.get(`/api/desk/incidents/${id}`)).json();
const put = async (by: Person, id: string, changes: object) => {
  const { document } = await stored(id);
  return by.send('PUT', `${items}/${id}`, featureOf({ ...document, ...changes }), { 'If-Match': '*' });
};
const shown = async (id: string, more = '') => (await server.json(`${items}/${id}${more}`)).properties;
const sound = async () => expect((await server.atlas.store.verify()).broken).toBeNull();

describe('a rule of protection', () => {
  it('holds for the versions before it too, and is undone for all of them', async () => {
    await server.put(plainIncident('ruled'));
    expect(await shown('ruled')).toMatchObject({ place_precision: 'settlement', settlement: 'zelcan' });
    expect((await put(editor, 'ruled', { protection: { place: 'withheld' } })).status).toBe(200);
    for (const more of [
      '',
      '?version=1',
      '?version=2',
      `?recorded-at=${new Date(server.clock.now).toISOString()}`,
    ])
      expect(await shown('ruled', more), more).toMatchObject({
        ...{ place_precision: 'unlocated', place_generalised: 'withheld', municipalities: [] },
      });
    expect((await server.json(`${items}?bbox=30.1,45.2,30.2,45.3`)).numberMatched).toBe(0);
    expect((await server.json(`${items}?place_generalised=withheld`)).numberMatched).toBe(1);
    const { versions } = await server.json(`${items}/ruled/history?changes=true`);
    expect(versions[1].changes).toEqual([]);
    await sound();
    expect((await put(editor, 'ruled', { protection: { place: 'exact' } })).status).toBe(200);
    expect(await shown('ruled', '?version=1')).toMatchObject({ settlement: 'zelcan' });
    expect(await shown('ruled')).not.toHaveProperty('place_generalised');
    expect((await stored('ruled')).document).not.toHaveProperty('protection');
    await sound();
  });

  it('is told by all versions alike, so that their history shows no difference', async () => {
    const page = await (await server.get(`${items}/ruled?version=2&f=html`)).text();
    expect(page).not.toContain('withheld');
  });

  it('is not lost with what everybody reads: accounts are amended by whoever has the stored document', async () => {
    await server.put(plainIncident('kept', { protection: { place: 'municipality' } }));
    const read = await (await editor.get(`${items}/kept`)).json();
    const back = await editor.send('PUT', `${items}/kept`, read, { 'If-Match': '*' });
    expect(back.status).toBe(400);
    expect((await back.json()).errors).toEqual([
      { pointer: '/properties/protection', code: 'protection_missing' },
    ]);
    const accounts = { properties: { accounts: read.properties.accounts } };
    expect((await editor.send('PATCH', `${items}/kept`, accounts, { 'If-Match': '*' })).status).toBe(400);
    const summary = { properties: { summaries: [{ text: { en: 'In short.' } }] } };
    expect((await editor.send('PATCH', `${items}/kept`, summary, { 'If-Match': '*' })).status).toBe(200);
    const { document } = await stored('kept');
    expect(document.accounts[0].place.parts[0]).toMatchObject({ lon: 30.15, lat: 45.22 });
    expect(document.protection).toEqual({ place: 'municipality' });
  });

  it('is tightened by whoever may amend, and loosened by editors only', async () => {
    await server.put(plainIncident('draft', { status: 'draft', protection: { place: 'settlement' } }));
    expect((await put(contributor, 'draft', { protection: { place: 'withheld' } })).status).toBe(200);
    const refused = await put(contributor, 'draft', { protection: { place: 'settlement' } });
    expect(refused.status).toBe(403);
    expect((await put(editor, 'draft', { protection: { place: 'settlement' } })).status).toBe(200);
  });

  it('names what is wrong with it', async () => {
    for (const [protection, error] of [
      [{ place: 'nearby' }, { pointer: '/properties/protection/place', code: 'code_unknown' }],
      [{ release_at: 'soon' }, { pointer: '/properties/protection/release_at', code: 'date_malformed' }],
      [{ release_at: '2024-08-31' }, { pointer: '/properties/protection/release_at', code: 'release_past' }],
      [{ until: 1 }, { pointer: '/properties/protection/until', code: 'member_unknown' }],
    ] as const) {
      const sent = featureOf({ ...plainIncident('wrong'), protection: protection as never });
      const answer = await editor.send('POST', items, sent);
      expect(answer.status).toBe(400);
      expect((await answer.json()).errors).toEqual([error]);
    }
  });

  it('stands against an import of the same row, and holds for the version that an import brought', async () => {
    const terms = { redistribution: 'allowed' as const };
    const row = (notes: string) =>
      acledFile(acledRow({ event_id_cnty: 'ABC1', latitude: '45.2298765', longitude: '30.1598765', notes }));
    await importText(server.atlas, 'acled', row('First.'), { terms });
    const open = await shown('acled-abc1');
    expect(open.accounts[0].imported.cells).not.toEqual({});
    expect((await put(editor, 'acled-abc1', { protection: { place: 'settlement' } })).status).toBe(200);
    for (const more of ['', '?version=1']) {
      const text = JSON.stringify(await shown('acled-abc1', more));
      expect(text).not.toMatch(/30\.1598|45\.2298|imported/);
    }
    await sound();
    const again = await importText(server.atlas, 'acled', row('Second.'), { terms, skipFaulty: true });
    expect(again.faults.map(({ value }) => value)).toEqual(['acled-abc1']);
    expect((await stored('acled-abc1')).version).toBe(2);
    const { protection: _, ...open2 } = (await stored('acled-abc1')).document;
    expect(open2.accounts[0].place.parts[0].lat).toBe(45.2298765);
    await put(editor, 'acled-abc1', { protection: { place: 'municipality' } });
    await sound();
  });

  it('is shown to a program that may write, and to none that may read', async () => {
    const { store } = server.atlas;
    const { id } = (await store.userByName('editor'))!;
    for (const [scope, status] of [
      ['read', 403],
      ['write', 200],
    ] as const) {
      const { token } = await makeToken(store, id, { name: scope, scope, days: 1 }, server.clock.now);
      const answer = await server.get('/api/desk/incidents/kept', { Authorization: `Bearer ${token}` });
      expect(answer.status).toBe(status);
    }
  });

  it('shows whoever writes what readers will see, and where the place is named', async () => {
    const document = plainIncident('new', { protection: { place: 'withheld' } });
    const answer = await (await contributor.send('POST', '/api/desk/derive', document)).json();
    expect(answer.accounts[0].geometry).toEqual({ type: 'Point', coordinates: [30.15, 45.22] });
    expect(answer.shown).toMatchObject({
      place_generalised: 'withheld',
      accounts: [{ id: 'gazette', geometry: null, place: { precision: 'unlocated' } }],
      named: ['/titles/0/text'],
    });
  });
});

describe('a delayed release', () => {
  const id = 'held';
  const published = async () => (await server.get(`${items}/${id}`)).status;

  it('keeps a published incident for staff until its time, whatever is asked', async () => {
    await server.put(plainIncident(id, { protection: { place: 'exact', release_at: '2024-09-01T12:00Z' } }));
    expect(await published()).toBe(404);
    expect((await editor.get(`${items}/${id}`)).status).toBe(200);
    const { changes } = await server.json('/api/changes?since=0');
    expect(changes.map((one: { incident?: string }) => one.incident)).not.toContain(id);
    expect((await put(editor, id, { titles: [{ text: { en: 'Better words' } }] })).status).toBe(200);
    expect(await published()).toBe(404);
    expect(await releaseDue(server.atlas)).toEqual([]);
  });

  it('ends by itself, as a revision of the service that everybody hears of', async () => {
    const before = await server.get(items);
    const heard: string[] = [];
    const stop = server.atlas.live.subscribe((entries) =>
      heard.push(...entries.map(({ kind, incident }) => `${kind} ${incident}`)),
    );
    server.clock.now = Date.parse('2024-09-01T12:00:00Z');
    expect(await releaseDue(server.atlas)).toEqual([id]);
    expect(await releaseDue(server.atlas)).toEqual([]);
    stop();
    expect(heard).toEqual([`released ${id}`]);
    expect(await published()).toBe(200);
    const tag = before.headers.get('etag')!;
    expect((await server.get(items, { 'If-None-Match': tag })).status).toBe(200);
    const { versions } = await server.json(`${items}/${id}/history`);
    expect(versions).toMatchObject([{ version: 3, kind: 'released', role: 'deployment' }]);
    expect((await server.get(`${items}/${id}?version=2`)).status).toBe(404);
    const feed = await (await server.get('/api/collections/incidents/feed')).text();
    expect(feed).toContain('Published: Better words');
    await sound();
  });

  it('is no way to take back what everybody could read', async () => {
    const answer = await put(editor, id, { protection: { place: 'exact', release_at: '2030' } });
    expect(answer.status).toBe(400);
    expect((await answer.json()).errors[0].code).toBe('release_after_public');
  });

  it('does not come when the incident was retracted meanwhile', async () => {
    await server.put(
      plainIncident('gone', { protection: { place: 'exact', release_at: '2024-09-01T13:00Z' } }),
    );
    const path = `${items}/gone?reason=A+mistake`;
    expect((await editor.send('DELETE', path, undefined, { 'If-Match': '*' })).status).toBe(204);
    server.clock.now = Date.parse('2024-09-01T13:30:00Z');
    expect(await releaseDue(server.atlas)).toEqual([]);
    expect((await server.get(`${items}/gone`)).status).toBe(404);
  });
});

describe('notes and contacts', () => {
  const path = '/api/desk/incidents/kept/private';
  const part = { notes: 'Ask again', contacts: [{ name: 'Somebody', channel: '555', note: 'evenings' }] };

  it('are kept beside the document, and it is kept who wrote them', async () => {
    expect(await (await editor.get(path)).json()).toEqual({
      id: 'kept',
      part: { notes: '', contacts: [] },
      log: [],
    });
    const seq = server.atlas.store.seq();
    const answer = await editor.send('PUT', path, part);
    expect(await answer.json()).toMatchObject({ part, log: [{ actor: 'editor', action: 'written' }] });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(server.atlas.store.seq()).toBe(seq);
  });

  it('are for those who may keep them: not for readers, tokens, or contributors of what is published', async () => {
    expect((await server.get(path)).status).toBe(401);
    expect((await contributor.get(path)).status).toBe(403);
    expect((await contributor.get('/api/desk/incidents/draft/private')).status).toBe(200);
    expect((await editor.get('/api/desk/incidents/nobody/private')).status).toBe(404);
    const refused = await editor.send('PUT', path, { contacts: [{ channel: '1' }] });
    expect((await refused.json()).errors).toEqual([{ pointer: '/contacts/0/name', code: 'value_missing' }]);
  });

  it('are erased for good, and it is kept that they were', async () => {
    expect((await editor.send('DELETE', path)).status).toBe(204);
    const { part: left, log } = await (await editor.get(path)).json();
    expect(left).toEqual({ notes: '', contacts: [] });
    expect(log.map(({ action }: { action: string }) => action)).toEqual(['erased', 'written']);
    expect(JSON.stringify(log)).not.toContain('Somebody');
  });
});
