import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { addEvidence } from '../support/evidence.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

let server: TestServer;
let editor: Person;
const desk = (id: string, part = '') => `/api/desk/incidents/${id}${part}`;
const json = async (path: string): Promise<Json> => (await editor.get(path)).json();

beforeAll(async () => {
  server = await createTestServer();
  editor = await server.person('editor');
  const [account] = plainIncident().accounts;
  const [source] = account!.sources;
  const copied = { ...account!, id: 'copier' };
  copied.sources = [{ ...source!, id: 'copy', derived_from: { source: `gazette/${source!.id}` } }];
  await server.put(plainIncident('kept'));
  await server.put(plainIncident('taken-in', { accounts: [account!, copied] }));
  server.clock.now += 120_000;
  const told = { account: 'gazette', source: source!.id, collected_at: '2024-05-12', collector: 'Ana' };
  expect((await addEvidence(editor, 'taken-in', told, 'a.txt', 'what was seen')).status).toBe(201);
  const released = await editor.send('POST', '/api/desk/evidence/1/release', { reason: 'It may be seen.' });
  expect(released.status).toBe(200);
});
afterAll(() => server.close());

const filesOf = async (id: string) => (await json(desk(id, '/evidence'))).files;

it('goes along with its account when incidents are merged, and stays public', async () => {
  const sent = { into: 'kept', into_version: 1, reason: 'One and the same.' };
  const merged = await editor.send('POST', desk('taken-in', '/merger'), sent, { 'If-Match': '*' });
  expect(merged.status).toBe(200);
  const { document } = await json(desk('kept'));
  expect(document.accounts.map(({ id }: Json) => id)).toEqual(['gazette', 'gazette-2', 'copier']);
  expect(document.accounts[2].sources[0].derived_from).toEqual({ source: 'gazette-2/gazette-1' });
  expect(await filesOf('taken-in')).toEqual([]);
  const [file] = await filesOf('kept');
  expect(file).toMatchObject({ id: 1, account: 'gazette-2', released: true });
  expect(file.events.map(({ action }: Json) => action)).toEqual(['uploaded', 'released', 'moved']);
  expect(await (await server.get('/api/evidence/1')).text()).toBe('what was seen');
  const shown = (await server.json(`${items}/kept`)).properties.accounts;
  expect(shown.map(({ sources }: Json) => sources[0].files?.length ?? 0)).toEqual([0, 1, 0]);
  // Asking what a file is takes nothing along; the record of the incident does tell of it.
  expect(
    (await fetch(`${server.url}/api/desk/evidence/1`, { method: 'HEAD', headers: { Cookie: editor.cookie } }))
      .status,
  ).toBe(200);
  const record = await json(desk('kept', '/record'));
  expect(record.evidence).toMatchObject([{ id: 1, incident: 'kept', collector: 'Ana' }]);
  expect(record.evidence[0].events.at(-1).action).toBe('moved');
  expect((await json('/api/audit?action=evidence_moved')).entries).toMatchObject([
    { actor: 'editor', subject: 'taken-in', detail: { file: 1, to: 'kept' } },
  ]);
});

it('goes along when an account is split off; who copied it from the other side says from whom', async () => {
  const titles = [{ text: { en: 'Another bridge' } }];
  const sent = { accounts: ['gazette-2'], titles, status: 'published', reason: 'Two happenings.' };
  const split = await editor.send('POST', desk('kept', '/split'), sent, { 'If-Match': '*' });
  expect(split.status).toBe(201);
  const { into } = await split.json();
  expect(await filesOf('kept')).toEqual([]);
  expect(await filesOf(into.id)).toMatchObject([{ id: 1, incident: into.id, account: 'gazette-2' }]);
  expect(await (await server.get('/api/evidence/1')).text()).toBe('what was seen');
  const [, copier] = (await json(desk('kept'))).document.accounts;
  expect(copier.sources[0].derived_from).toEqual({ outlet: 'The Gazette' });
  expect(await server.atlas.store.verify()).toMatchObject({ broken: null });
});
