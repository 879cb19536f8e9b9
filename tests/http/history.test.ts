import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const path = `${items}/2024-06-14-contested`;

describe('the history of an incident', () => {
  let server: TestServer;
  let editor: Person;
  let admin: Person;
  const patch = async (id: string, properties: Json, reason?: string, who = editor) => {
    const more = reason === undefined ? '' : `?reason=${encodeURIComponent(reason)}`;
    server.clock.now += 60_000;
    const answer = await who.send('PATCH', `${items}/${id}${more}`, { properties }, { 'If-Match': '*' });
    expect(answer.status).toBe(200);
  };
  const changed = contestedIncident();
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor', 'erna-the-editor');
    admin = await server.person('admin', 'adam-the-admin');
    await server.put(contestedIncident('2024-06-14-contested', { links: [] }));
    changed.accounts.find(({ id }) => id === 'mission')!.figures[1]!.value = 11;
    changed.accounts[0]!.statement = { en: 'Says that the guards were on the line.' };
    await patch('2024-06-14-contested', { accounts: changed.accounts }, 'The mission corrected its number.');
    await patch(
      '2024-06-14-contested',
      { types: [{ type: 'attack', sub_type: 'shooting' }] },
      undefined,
      admin,
    );
    const taken = await editor.send('DELETE', `${path}?reason=Twice`, undefined, { 'If-Match': '*' });
    expect(taken.status).toBe(204);
  });
  afterAll(() => server.close());

  it('says of each version what was done, as what and why, and never who did it', async () => {
    const answer = await server.get(`${path}/history?changes=true`);
    const text = await answer.text();
    expect(text).not.toMatch(/erna-the|adam-the/);
    expect(await (await server.get(`${path}/history?f=html`)).text()).not.toMatch(/erna-the|adam-the/);
    expect(JSON.parse(text).versions).toMatchObject([
      { version: 1, kind: 'published', role: 'admin', compared_with: null, changes: [] },
      {
        version: 2,
        kind: 'amended',
        role: 'editor',
        reason: 'The mission corrected its number.',
        compared_with: 1,
      },
      { version: 3, kind: 'amended', role: 'admin', compared_with: 2 },
      { version: 4, kind: 'retracted', role: 'editor', reason: 'Twice', compared_with: 3 },
    ]);
    expect(await server.json(`${path}/history`)).not.toHaveProperty('versions.1.changes');
  });

  it('tells the differences as data and in the words of the language', async () => {
    const { versions } = await server.json(`${path}/history?changes=true&lang=sr-Latn`);
    expect(versions[1].changes).toMatchObject([
      {
        path: '/accounts/norland-police/statement/en',
        before: 'Says that the guards were north of the line.',
        words: { field: 'Izjava, na engleskom', lang: 'en' },
      },
      {
        path: '/accounts/mission/figures/second/number',
        kind: 'changed',
        before: { value: 9, qualifier: 'exactly' },
        after: { value: 11, qualifier: 'exactly' },
        words: { section: 'Iskaz: The mission', before: '9', after: '11' },
      },
    ]);
    const english = await server.json(`${path}/history?changes=true`);
    expect(english.versions[2].changes.map((one: Json) => one.words.text)).toEqual([
      'Type – changed from Taking or release of persons, Detention to Attack, Shooting',
    ]);
    expect(english.versions[3].changes.map((one: Json) => one.path)).toEqual(['/status']);
  });

  it('shows the same on a page without any script', async () => {
    const page = await (await server.get(`${path}/history?f=html`)).text();
    expect(page).toContain('This incident was retracted on 1 September 2024, 12:02.');
    expect(page).toContain('Amended by an editor.');
    expect(page).toContain('Figure (wounded, Guards): number');
    expect(page).toMatch(/guards were <del>.*north of.*<\/del><ins>.*on.*<\/ins> the line/);
    expect(page).toContain('History: Three guards detained; the place is disputed');
    expect(page).toContain(`${path}?version=2"`);
    expect(page).not.toContain(`${path}?version=4"`);
  });

  it.each([
    ['changes', 'yes'],
    ['changes', ''],
    ['since', '1'],
  ])('refuses %s=%s and names it', async (parameter, value) => {
    const answer = await server.get(`${path}/history?${parameter}=${value}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ parameter, value });
  });

  it.each(['', '%20', 'x'.repeat(1_001)])('takes no reason that says nothing or too much', async (reason) => {
    await server.put(plainIncident(`reason-${reason.length}`));
    const body = { properties: { aggregate: true } };
    const address = `${items}/reason-${reason.length}?reason=${reason}`;
    const answer = await editor.send('PATCH', address, body, { 'If-Match': '*' });
    expect(answer.status).toBe(400);
    expect((await answer.json()).parameter).toBe('reason');
  });

  it('gives a reason with a whole document too', async () => {
    await server.put(plainIncident('whole'));
    const feature = await server.json(`${items}/whole`);
    feature.properties.aggregate = true;
    const answer = await editor.send('PUT', `${items}/whole?reason=Summed%20up`, feature, {
      'If-Match': '*',
    });
    expect(answer.status).toBe(200);
    const { versions } = await server.json(`${items}/whole/history?changes=true`);
    expect(versions[1]).toMatchObject({
      reason: 'Summed up',
      changes: [{ path: '/aggregate', after: true }],
    });
  });
});

describe('what was not public', () => {
  const secret = 'unseen';
  let server: TestServer;
  let editor: Person;
  const patch = async (id: string, properties: Json, reason: string) => {
    server.clock.now += 60_000;
    const address = `${items}/${id}?reason=${reason}`;
    const answer = await editor.send('PATCH', address, { properties }, { 'If-Match': '*' });
    expect(answer.status).toBe(200);
  };
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    const titles = [{ text: { en: `${secret} title` } }];
    await server.put(plainIncident('drafted', { status: 'draft', titles }));
    await patch('drafted', { status: 'in_review', summaries: [{ text: { en: secret } }] }, secret);
    const now = plainIncident();
    await patch('drafted', { status: 'published', titles: now.titles, summaries: now.summaries }, 'ready');
    await server.put(plainIncident(`${secret}-draft`, { status: 'draft', titles }));
    await patch(
      'drafted',
      { aggregate: true, links: [{ relation: 'leads_to', target: `${secret}-draft` }] },
      'sum',
    );
  });
  afterAll(() => server.close());

  it('is in no difference: the first public version is compared with nothing', async () => {
    for (const lang of ['en', 'sq', 'sr-Latn', 'sr-Cyrl'])
      for (const f of ['json', 'html']) {
        const answer = await server.get(`${items}/drafted/history?changes=true&lang=${lang}&f=${f}`);
        expect(await answer.text(), `${lang} ${f}`).not.toContain(secret);
      }
    const { versions } = await server.json(`${items}/drafted/history?changes=true`);
    expect(versions).toMatchObject([
      { version: 3, kind: 'published', reason: 'ready', compared_with: null, changes: [] },
      { version: 4, compared_with: 3, changes: [{ path: '/aggregate' }] },
    ]);
    expect(versions[1].changes).toHaveLength(1);
  });

  it('is told to staff, version by version', async () => {
    const answer = await editor.get(`${items}/drafted/history?changes=true`);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const { versions } = await answer.json();
    expect(versions.map((one: Json) => one.compared_with)).toEqual([null, 1, 2, 3]);
    expect(versions[2].changes.map((one: Json) => one.path)).toContain('/status');
    expect(JSON.stringify(versions[3].changes)).toContain(`${secret}-draft`);
  });

  it('stays away from who cites: a draft has no citation, and no version of it', async () => {
    for (const f of ['bibtex', 'csl-json', 'citation'])
      for (const address of [`${items}/${secret}-draft?f=${f}`, `${items}/drafted?version=1&f=${f}`]) {
        const answer = await server.get(address);
        expect(answer.status, address).toBe(404);
        expect((await answer.text()).replaceAll(`${secret}-draft`, ''), address).not.toContain(secret);
      }
  });
});
