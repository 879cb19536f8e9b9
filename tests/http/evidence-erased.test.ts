import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { addEvidence } from '../support/evidence.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const told = {
  ...{ account: 'gazette', source: 'gazette-1', collected_at: '2024-05-12' },
  collector: 'Ana Petrović',
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let server: TestServer;
let editor: Person;
beforeAll(async () => {
  server = await createTestServer();
  editor = await server.person('editor');
  await server.put(plainIncident('there'));
  await server.put(plainIncident('drafted', { status: 'draft' }));
  server.clock.now += 120_000;
});
afterAll(() => server.close());

const add = (content: string, name: string) => addEvidence(editor, 'there', told, name, content);
const kept = () => readdirSync(join(server.folder, 'evidence'), { recursive: true }).map(String);

it('files of evidence are erased by an admin for a reason, at every source that has them; all that was recorded stays', async () => {
  const [text, reason] = ['a face that must not be found', 'A court demands it.'];
  const { id } = await (await add(text, 'face.txt')).json();
  const copy = await (await addEvidence(editor, 'drafted', told, 'copy.txt', text)).json();
  const step = (person: Person, what: string, why: unknown = reason) =>
    person.send('POST', `/api/desk/evidence/${id}/${what}`, { reason: why });
  expect((await step(editor, 'release')).status).toBe(200);
  expect((await step(editor, 'erase')).status).toBe(403);
  expect((await step(editor, 'erase', '')).status).toBe(403);
  const admin = await server.person('admin');
  expect((await step(admin, 'erase', ' ')).status).toBe(400);
  const holding = (await server.get(`${items}/there`)).headers.get('etag');
  expect(kept()).toContain(join(sha256(text).slice(0, 2), sha256(text)));
  const answer = await step(admin, 'erase');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ id, sha256: sha256(text), erased: true, released: false });
  expect(kept().join()).not.toContain(sha256(text));

  expect((await server.get(`/api/evidence/${id}`)).status).toBe(404);
  const now = await server.get(`${items}/there`);
  expect(now.headers.get('etag')).not.toBe(holding);
  expect(await now.text()).not.toContain(sha256(text));
  for (const refused of [
    await editor.get(`/api/desk/evidence/${id}`),
    await editor.get(`/api/desk/evidence/${copy.id}`),
    await step(editor, 'release'),
    await step(admin, 'erase'),
    await add(text, 'again.txt'),
  ])
    expect([refused.status, (await refused.json()).type]).toEqual([
      409,
      'urn:problem-type:incident-atlas:evidence-erased',
    ]);
  expect(kept().join()).not.toContain(sha256(text));
  const { files } = await (await editor.get('/api/desk/incidents/drafted/evidence')).json();
  expect(files.find((one: Json) => one.id === copy.id)).toMatchObject({
    ...{ collector: 'Ana Petrović', name: 'copy.txt', erased: true },
    events: [{ action: 'uploaded' }, { action: 'erased', actor: 'admin', reason }],
  });
  const { entries } = await (await editor.get('/api/audit?action=evidence_erased')).json();
  expect(entries.map((one: Json) => [one.actor, one.subject, one.detail.reason])).toEqual([
    ['admin', 'drafted', reason],
    ['admin', 'there', reason],
  ]);
  const { evidence, broken } = await (await admin.send('POST', '/api/verification')).json();
  expect([broken, evidence.erased, evidence.faults]).toEqual([null, 1, []]);
});
