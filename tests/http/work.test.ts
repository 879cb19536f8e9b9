import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presentMs } from '../../server/service/presence.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { type Answer, createTestServer, items, type Person, type TestServer } from '../support/server.ts';

const id = '2024-05-10-plain';
const at = (rest: string, of = id) => `/api/desk/incidents/${of}/${rest}`;

describe('work on an incident', () => {
  let server: TestServer;
  let ana: Person;
  let boris: Person;
  beforeAll(async () => {
    server = await createTestServer();
    ana = await server.person('contributor', 'ana');
    boris = await server.person('editor', 'boris');
    await server.put(plainIncident(id, { status: 'in_review' }));
  });
  afterAll(() => server.close());

  const workOf = async (of = id) => (await boris.get(at('work', of))).json();

  it('is for staff with a session only', async () => {
    for (const path of ['/api/desk/queue', '/api/desk/people', at('work')])
      expect((await server.get(path)).status, path).toBe(401);
    expect((await server.send('POST', at('comments'), { text: 'x' })).status).toBe(401);
    expect((await server.send('PUT', at('assignment'), { user: 'ana' })).status).toBe(401);
    expect((await server.send('POST', at('presence'))).status).toBe(401);
  });

  it('has comments on fields, which anybody who writes resolves and opens again', async () => {
    const pointer = '/accounts/gazette/place';
    server.clock.now += 1_000;
    const added = await boris.send('POST', at('comments'), { pointer, text: ' How exact is this? ' });
    expect(added.status).toBe(201);
    const comment = await added.json();
    expect(comment).toMatchObject({
      ...{ incident: id, version: 1, pointer, text: 'How exact is this?', actor: 'boris' },
      resolved_at: null,
    });
    const path = at(`comments/${comment.id}`);
    expect(await (await ana.send('PATCH', path, { resolved: true })).json()).toMatchObject({
      resolved_by: 'ana',
      resolved_at: '2024-09-01T10:00:01.000Z',
    });
    await ana.send('PATCH', path, { resolved: false });
    expect((await workOf()).comments).toMatchObject([{ id: comment.id, resolved_by: null }]);
    const told = await (await boris.get(`/api/audit?subject=${id}`)).json();
    expect(told.entries.map((one: { action: string }) => one.action)).toEqual([
      'comment_reopened',
      'comment_resolved',
      'commented',
      'created',
    ]);
    expect(JSON.stringify(told)).not.toContain('How exact');
  });

  it('never shows to readers, also once the incident is public', async () => {
    await server.put(plainIncident('public'));
    await boris.send('POST', at('comments', 'public'), { text: 'between us' });
    await boris.send('PUT', at('assignment', 'public'), { user: 'ana' });
    for (const path of [`${items}/public`, items, `${items}/public/history?changes=true`, '/api/changes']) {
      const text = await (await server.get(path)).text();
      expect(text, path).not.toMatch(/between us|\bana\b|boris/);
    }
  });

  it('names what is wrong with a comment, and finds only what is there', async () => {
    const wrong = await boris.send('POST', at('comments'), { pointer: 'accounts', text: '' });
    expect(wrong.status).toBe(400);
    expect((await wrong.json()).errors).toEqual([
      { pointer: '/pointer', code: 'pointer_malformed' },
      { pointer: '/text', code: 'text_empty' },
    ]);
    expect((await boris.send('POST', at('comments', 'nothing'), { text: 'x' })).status).toBe(404);
    expect((await boris.send('PATCH', at('comments/999'), { resolved: true })).status).toBe(404);
    expect((await boris.send('PATCH', at('comments/x'), { resolved: true })).status).toBe(404);
    // A comment is found under its own incident only.
    expect((await boris.send('PATCH', at('comments/1', 'public'), { resolved: true })).status).toBe(404);
  });

  it('is given to somebody who can log in, and taken back', async () => {
    const people = await (await ana.get('/api/desk/people')).json();
    expect(people).toEqual({
      people: [
        { name: 'ana', role: 'contributor' },
        { name: 'boris', role: 'editor' },
      ],
    });
    expect(await (await boris.send('PUT', at('assignment'), { user: 'ana' })).json()).toEqual({
      assignment: { incident: id, user: 'ana', by: 'boris', recorded_at: '2024-09-01T10:00:01.000Z' },
    });
    const unknown = await boris.send('PUT', at('assignment'), { user: 'nobody' });
    expect((await unknown.json()).errors).toEqual([{ pointer: '/user', code: 'user_unknown' }]);
    expect((await workOf()).assignment.user).toBe('ana');
    await boris.send('PUT', at('assignment'), { user: null });
    expect((await workOf()).assignment).toBeNull();
  });

  it('tells who has the form open until they leave or fall silent', async () => {
    const come = async (person: Person) => (await person.send('POST', at('presence'))).json();
    expect(await come(ana)).toEqual({ others: [], version: 1 });
    expect((await come(boris)).others).toEqual([{ name: 'ana', since: '2024-09-01T10:00:01.000Z' }]);
    expect((await ana.send('DELETE', at('presence'))).status).toBe(204);
    expect((await come(boris)).others).toEqual([]);
    await come(ana);
    server.clock.now += presentMs + 1;
    expect((await come(ana)).others).toEqual([]);
  });
});

describe('four eyes', () => {
  let server: TestServer;
  let ana: Person;
  let boris: Person;
  let chief: Person;
  beforeAll(async () => {
    server = await createTestServer({ fourEyes: true });
    ana = await server.person('editor', 'ana');
    boris = await server.person('editor', 'boris');
    chief = await server.person('admin', 'chief');
  });
  afterAll(() => server.close());

  const feature = (of: string, status: string) => {
    const { id: _, ...properties } = plainIncident(of);
    return { type: 'Feature', id: of, geometry: null, properties: { ...properties, status } };
  };
  const patch = (person: Person, of: string, properties: object) =>
    person.send('PATCH', `${items}/${of}`, { properties }, { 'If-Match': '*' });
  const refusal = async (answer: Answer) => [answer.status, (await answer.json()).type];
  const refused = [403, expect.stringContaining('four-eyes')];

  it('let nobody publish what they wrote, whatever their role', async () => {
    expect(await refusal(await chief.send('POST', items, feature('own', 'published')))).toEqual(refused);
    await ana.send('POST', items, feature('own', 'in_review'));
    expect(await refusal(await patch(ana, 'own', { status: 'published' }))).toEqual(refused);
    expect((await (await ana.get(at('work', 'own'))).json()).publish).toBe('four_eyes');
    expect((await (await boris.get(at('work', 'own'))).json()).publish).toBe('yes');
  });

  it('count everybody who wrote a version, and what is changed by publishing', async () => {
    const titles = [{ text: { en: 'A road was closed' } }];
    expect(await refusal(await patch(boris, 'own', { titles, status: 'published' }))).toEqual(refused);
    await patch(boris, 'own', { titles });
    expect(await refusal(await patch(boris, 'own', { status: 'published' }))).toEqual(refused);
    expect((await patch(chief, 'own', { status: 'published' })).status).toBe(200);
  });

  it('take another rule of protection for a change', async () => {
    await boris.send('POST', items, feature('ruled', 'in_review'));
    const ruled = { status: 'published', protection: { place: 'municipality' } };
    expect(await refusal(await patch(ana, 'ruled', ruled))).toEqual(refused);
    expect((await patch(ana, 'ruled', { status: 'published' })).status).toBe(200);
  });

  it('leave corrections of what is public to one person', async () => {
    expect((await patch(ana, 'own', { titles: [{ text: { en: 'A road' } }] })).status).toBe(200);
  });
});
