import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';
import { suggested as given, secretWord as secret, suggesting } from '../support/suggesting.ts';

describe('a suggestion that is decided', () => {
  let server: TestServer;
  let editor: Person;
  let address = 0;
  beforeAll(async () => {
    server = await createTestServer({ trustProxy: 1, writeLimit: 10_000 });
    editor = await server.person('editor');
    await server.put(plainIncident('standing'));
  });
  beforeEach(() => {
    address += 1;
  });
  afterAll(() => server.close());

  const { decide, newest, queue, sent } = suggesting(() => ({
    server,
    editor,
    address: `203.0.113.${address}`,
  }));

  it('becomes a draft of who accepts it, and its link names the incident once it is public', async () => {
    const path = await sent({ who: 'Radio Lesk' });
    const { id } = await newest();
    expect((await decide(id, { status: 'in_review' })).status).toBe(200);
    expect(await (await server.get(path)).text()).toContain('An editor is looking at it.');
    const { incident, status, decided_by } = await (await decide(id, { status: 'accepted' })).json();
    expect([status, decided_by]).toEqual(['accepted', 'editor']);
    const draft = await (await editor.get(`/api/desk/incidents/${incident}`)).json();
    expect(draft.document).toMatchObject({
      status: 'draft',
      titles: [{ text: { en: 'Shots were heard near the school' } }],
      accounts: [
        {
          claimant: { id: 'radio-lesk', name: { en: 'Radio Lesk' } },
          statement: { en: given.what },
          time: { start: '2024-08-20T19:40:00.000Z', precision: 'minute' },
          sources: [{ publisher: 'radio.example' }, { publisher: 'radio.example' }],
        },
      ],
    });
    expect(draft.document.accounts[0].place.parts[0].ref).toMatch(/lesk/);
    expect(await (await server.get(path)).text()).not.toContain(incident);
    await editor.send(
      'PATCH',
      `${items}/${incident}`,
      { properties: { status: 'published' } },
      { 'If-Match': '*' },
    );
    expect(await (await server.get(path)).text()).toContain(`/incident/${incident}`);
    const again = await decide(id, { status: 'rejected', reason: 'x' });
    expect(again.status).toBe(409);
    await editor.send('DELETE', `${items}/${incident}?reason=test`, undefined, { 'If-Match': '*' });
  });

  it('is accepted once, by one of two who try at the same time', async () => {
    await sent();
    const { id } = await newest();
    const both = await Promise.all([decide(id, { status: 'accepted' }), decide(id, { status: 'accepted' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is added to an incident in the words that the editor gives it', async () => {
    const path = await sent();
    const { id } = await newest();
    const told = { claimant: 'Radio Lesk', statement: 'The broadcaster reports shots.' };
    const missing = await decide(id, { status: 'merged', incident: 'no-such', ...told });
    expect(missing.status).toBe(404);
    expect((await newest()).status).toBe('received');
    expect((await decide(id, { status: 'merged', incident: 'standing', ...told })).status).toBe(200);
    const { properties } = await server.json(`${items}/standing`);
    expect(properties.accounts.at(-1)).toMatchObject({ statement: { en: told.statement } });
    expect(JSON.stringify(properties)).not.toContain(secret);
    expect(await (await server.get(path)).text()).toContain('/incident/standing');
  });

  it('is turned down with a reason, which is told to whoever sent it', async () => {
    const path = await sent();
    const { id } = await newest();
    const without = await decide(id, { status: 'rejected', reason: ' ' });
    expect([without.status, (await without.json()).errors]).toEqual([
      400,
      [{ pointer: '/reason', code: 'reason_missing' }],
    ]);
    await decide(id, { status: 'rejected', reason: 'No source says it.' });
    const page = await (await server.get(path)).text();
    expect(page).toContain('It was not taken up.');
    expect(page).toContain('No source says it.');
    expect((await queue('?status=rejected')).suggestions[0]).toMatchObject({ id, decided_by: 'editor' });
  });

  it('loses its contact when an editor deletes it', async () => {
    await sent();
    const { id } = await newest();
    expect((await editor.send('DELETE', `/api/suggestions/${id}/contact`)).status).toBe(204);
    expect((await newest()).contact).toBeNull();
    expect((await editor.send('DELETE', `/api/suggestions/${id}/contact`)).status).toBe(404);
    const admin = await server.person('admin');
    const { entries } = await (await admin.get(`/api/audit?subject=suggestion:${id}`)).json();
    expect(entries.map((one: Json) => one.action)).toEqual(['contact_deleted']);
    expect(JSON.stringify(await (await admin.get('/api/audit?limit=1000')).json())).not.toMatch(
      /private@person|unheard-of-word/,
    );
  });

  it('is for editors and admins to see and decide, in pages', async () => {
    const contributor = await server.person('contributor');
    for (const [method, path] of [
      ['GET', '/api/suggestions'],
      ['PATCH', '/api/suggestions/1'],
      ['DELETE', '/api/suggestions/1/contact'],
    ] as const) {
      expect((await server.send(method, path)).status, method).toBe(401);
      expect((await contributor.send(method, path)).status, method).toBe(403);
    }
    const read: number[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Json = await queue(`?limit=3${next && `&cursor=${next}`}`);
      read.push(...page.suggestions.map((one: Json) => one.id));
      next = page.next;
    }
    expect(read).toEqual([...new Set(read)].sort((a, b) => b - a));
    expect(read).toHaveLength((await queue()).open);
    for (const [name, value] of [
      ['status', 'lost'],
      ['limit', '0'],
      ['cursor', 'x'],
    ])
      expect((await (await editor.get(`/api/suggestions?${name}=${value}`)).json()).parameter).toBe(name);
  });
});
