import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, featureOf, items, type Person, type TestServer } from '../support/server.ts';

const secret = 'unseen';

/** A document in which every text, id and place name says that it must not be seen. */
function hidden(id: string, status: 'draft' | 'in_review') {
  const [account] = plainIncident().accounts;
  return plainIncident(id, {
    status,
    titles: [{ text: { en: `${secret} title` } }],
    summaries: [{ text: { en: `${secret} summary` } }],
    accounts: [
      {
        ...account!,
        id: secret,
        claimant: { id: `${secret}-claimant`, name: { en: secret } },
        statement: { en: `${secret} statement` },
        actors: [{ id: `${secret}-actor`, name: { en: secret }, role: 'present' }],
      },
    ],
    links: [{ relation: 'leads_to', target: 'visible' }],
  });
}

describe('what is not published', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    await server.put(
      plainIncident('visible', { links: [{ relation: 'leads_to', target: `${secret}-draft` }] }),
    );
    for (const document of [hidden(`${secret}-draft`, 'draft'), hidden(`${secret}-review`, 'in_review')])
      await server.put(document);
    await server.put(hidden(`${secret}-dropped`, 'draft'));
    const dropped = `${items}/${secret}-dropped?reason=${secret}`;
    expect((await editor.send('DELETE', dropped, undefined, { 'If-Match': '*' })).status).toBe(204);
  });
  afterAll(() => server.close());

  const ids = [`${secret}-draft`, `${secret}-review`, `${secret}-dropped`];
  const questions = [
    ...['', '?q=unseen', '?claimant=unseen-claimant', '?actor=unseen-actor', '?status=published', '?limit=1'],
    ...[
      '?bbox=30,45,31,46',
      '?datetime=2024-05-10',
      '?known-at=2030',
      '?recorded-at=2030',
      '?sortby=-recorded_at',
    ],
  ];

  it('is in no list, count or account of a reader', async () => {
    for (const collection of ['incidents', 'accounts'])
      for (const question of questions) {
        const text = await (await server.get(`/api/collections/${collection}/items${question}`)).text();
        const page = JSON.parse(text);
        expect(JSON.stringify(page.features), question).not.toContain(secret);
        expect(page.numberMatched, `${collection}${question}`).toBe(/unseen/.test(question) ? 0 : 1);
      }
    for (const by of [
      ...['day', 'week', 'month', 'type', 'sub_type'],
      ...['municipality', 'verification', 'claimant', 'actor'],
    ]) {
      const text = await (await server.get(`/api/collections/incidents/aggregate?by=${by}`)).text();
      expect(text).not.toContain(secret);
      expect(JSON.parse(text).numberMatched).toBe(1);
    }
  });

  it('says nothing to a reader who knows its id, whichever way it is asked', async () => {
    for (const id of ids)
      for (const path of [
        `${items}/${id}`,
        `${items}/${id}?version=1`,
        `${items}/${id}?recorded-at=2030`,
        `${items}/${id}/history`,
        `/api/collections/accounts/items/${id}:${secret}`,
      ]) {
        const answer = await server.get(path);
        expect(answer.status, path).toBe(404);
        expect((await answer.text()).replaceAll(id, ''), path).not.toContain(secret);
      }
  });

  it('is in no other incident, feed or answer of any open address', async () => {
    expect(await (await server.get(`${items}/visible`)).text()).not.toContain(secret);
    const { changes } = await server.json('/api/changes?since=0');
    expect(changes.map((one: { incident: string }) => one.incident)).toEqual(['visible']);
    for (const { path, GET } of routes.filter((one) => !one.path.includes(':')))
      if (GET) expect(await (await server.get(path)).text(), path).not.toContain(secret);
  });

  it('is staff’s to list by status and to read, and is never kept by a cache', async () => {
    for (const path of [
      `${items}?status=draft`,
      '/api/collections/incidents/aggregate?by=type&status=draft,in_review',
    ]) {
      const refused = await server.get(path);
      expect(refused.status).toBe(403);
      expect(refused.headers.get('content-type')).toBe('application/problem+json');
    }
    const listed = await editor.get(`${items}?status=draft,in_review`);
    expect(listed.headers.get('cache-control')).toBe('private, no-store');
    expect((await listed.json()).numberMatched).toBe(2);
    const one = await editor.get(`${items}/${secret}-draft`);
    expect(one.status).toBe(200);
    expect(one.headers.get('cache-control')).toBe('private, no-store');
    expect(one.headers.get('vary')).toContain('Cookie');
    const visible = await (await editor.get(`${items}/visible`)).json();
    expect(visible.properties.links.map((link: { target: string }) => link.target)).toEqual([
      `${secret}-draft`,
      `${secret}-draft`,
      `${secret}-review`,
    ]);
  });

  it('stays off the map of staff too until it is asked for by status', async () => {
    const page = await editor.get(items);
    expect(page.headers.get('cache-control')).toBe('private, no-cache');
    expect((await page.json()).numberMatched).toBe(1);
  });

  it('is not answered from what a session was told before', async () => {
    const tag = (await editor.get(`${items}/${secret}-draft`)).headers.get('etag')!;
    expect((await server.get(`${items}/${secret}-draft`, { 'If-None-Match': tag })).status).toBe(404);
    expect((await server.get(`${items}/${secret}-draft`, { 'If-None-Match': '*' })).status).toBe(404);
  });

  it('is told of by no event, and appears once it is published', async () => {
    await server.put(hidden(`${secret}-soon`, 'draft'));
    const publish = { properties: { status: 'published' } };
    const answer = await editor.send('PATCH', `${items}/${secret}-soon`, publish, { 'If-Match': '*' });
    expect(answer.status).toBe(200);
    const { changes } = await server.json('/api/changes?since=0');
    expect(changes.map((one: { incident: string; kind: string }) => [one.incident, one.kind])).toEqual([
      ['visible', 'published'],
      [`${secret}-soon`, 'published'],
    ]);
    const history = await server.json(`${items}/${secret}-soon/history`);
    expect(history.versions.map((one: { version: number }) => one.version)).toEqual([2]);
    expect((await server.get(`${items}/${secret}-soon?version=1`)).status).toBe(404);
    expect((await editor.get(`${items}/${secret}-soon?version=1`)).status).toBe(200);
  });

  it('leaves no trace of who asked for what in the log', async () => {
    await server.get(`${items}?q=private-question`, {
      Cookie: editor.cookie,
      'X-Forwarded-For': '203.0.113.9',
    });
    await editor.send('POST', items, featureOf({ id: 'x' }));
    const log = server.log.join('');
    for (const trace of [
      'private-question',
      '127.0.0.1',
      '::1',
      '203.0.113.9',
      'atlas=',
      editor.cookie,
      'a password',
    ])
      expect(log).not.toContain(trace);
    expect(log).toContain('"path":"/api/collections/incidents/items"');
    expect(log).toContain('"parameters":["q"]');
  });

  /** The last `count` lines of the log once `last` is in the last of them: a line is written after its answer is sent. */
  const logged = (count: number, last: string) =>
    vi.waitFor(() => {
      const lines = server.log.slice(-count);
      expect(lines.at(-1)).toContain(last);
      return lines;
    });

  it('tells the log which parameters a question has, as of a filter in CQL2, and not what they say', async () => {
    const filter = encodeURIComponent("(type = 'protest') AND (accounts_count > 2)");
    await server.json(`${items}?filter=${filter}&filter-lang=cql2-text&limit=7`);
    const [line] = await logged(1, 'filter-lang');
    expect(JSON.parse(line!).req).toMatchObject({
      method: 'GET',
      path: items,
      parameters: ['filter', 'filter-lang', 'limit'],
    });
    expect(line).not.toMatch(/protest|accounts_count|cql2-text/);
  });

  it('tells the log no name of a parameter that somebody made up, only how many there are', async () => {
    await server.get(`${items}?my-name-is=x&constructor=y&limit=2&my-name-is=z&type=riot&limit=3`);
    await server.get('/?token-of-somebody=1&%ff%00=2');
    await server.send('OPTIONS', `${items}?secret-word`);
    await server.get('/api/nothing?%E0%A4%A&lang=sq');
    const lines = await logged(4, '/api/nothing');
    expect(lines.map((line) => JSON.parse(line).req)).toMatchObject([
      { parameters: ['limit', 'type'], other_parameters: 2 },
      { other_parameters: 2 },
      { other_parameters: 1 },
      { parameters: ['lang'], other_parameters: 1 },
    ]);
    expect(lines.join('')).not.toMatch(/my-name|constructor|somebody|secret-word/);
  });
});
