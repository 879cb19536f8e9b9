import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { createSuggestionGate } from '../../server/http/suggest/gate.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const secret = 'unheard-of-word';
const given = {
  what: `Shots were heard near the school. ${secret}`,
  place: 'Lesk',
  place_precision: 'settlement',
  date: '2024-08-20',
  time: '21:40',
  who: 'Radio Lesk',
  sources: 'https://radio.example/a\r\nhttps://radio.example/b',
  contact: 'private@person.example',
};

describe('a suggestion', () => {
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

  const from = () => ({ 'X-Forwarded-For': `203.0.113.${address}`, Accept: 'text/html' });
  const stampIn = (page: string) => /name="stamp" value="([^"]+)"/.exec(page)![1]!;
  const stamped = async () => {
    const stamp = stampIn(await (await server.get('/suggest')).text());
    server.clock.now += 5_000;
    return stamp;
  };
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    server.send('POST', '/suggest', new URLSearchParams(fields).toString(), {
      ...from(),
      'Content-Type': 'application/x-www-form-urlencoded',
      ...headers,
    });
  const send = async (more: Record<string, string> = {}) =>
    post({ ...given, stamp: await stamped(), ...more });
  /** The path of the status link of one that was sent. */
  const sent = async (more: Record<string, string> = {}): Promise<string> => {
    const answer = await send({ seen: 'yes', ...more });
    expect(answer.status).toBe(303);
    return new URL(answer.headers.get('location')!, server.url).pathname;
  };
  const queue = async (query = ''): Promise<Json> => (await editor.get(`/api/suggestions${query}`)).json();
  const newest = async (): Promise<Json> => (await queue()).suggestions[0];
  const decide = (id: number, decision: object, who = editor) =>
    who.send('PATCH', `/api/suggestions/${id}`, decision);

  it('is sent by a form that needs no script, in each language', async () => {
    for (const [lang, title] of [
      ['en', 'Suggest an incident'],
      ['sq', 'Propozo një incident'],
      ['sr-Latn', 'Predložite incident'],
      ['sr-Cyrl', 'Предложите инцидент'],
    ]) {
      const answer = await server.get(`/suggest?lang=${lang}`, { Accept: 'text/html' });
      const page = await answer.text();
      expect(page).toContain(`<h1><bdi>${title}</bdi></h1>`);
      expect(page).toContain(`action="/suggest?lang=${lang}"`);
      expect(page).not.toContain('<script');
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
    }
  });

  it('comes into the queue of editors, with a private link for whoever sent it', async () => {
    const path = await sent();
    expect(path).toMatch(/^\/suggestion\/[\w-]{43}$/);
    const status = await server.get(path);
    expect(status.status).toBe(200);
    expect(status.headers.get('x-robots-tag')).toBe('noindex');
    expect(status.headers.get('referrer-policy')).toBe('no-referrer');
    const page = await status.text();
    expect(page).toContain('It has arrived and waits for an editor.');
    expect(page).not.toContain(secret);
    expect(await newest()).toMatchObject({
      status: 'received',
      language: 'en',
      contact: given.contact,
      said: {
        what: given.what,
        place: 'Lesk',
        sources: ['https://radio.example/a', 'https://radio.example/b'],
      },
    });
    expect((await server.get(`/suggestion/${'x'.repeat(43)}`)).status).toBe(404);
    const token = path.split('/')[2]!;
    expect(JSON.stringify(await queue())).not.toContain(token);
    expect(server.log.join('')).not.toContain(token);
    expect(server.log.join('')).toContain('/suggestion/…');
  });

  it('is nowhere to be seen by the public, whatever is decided of it but publishing', async () => {
    await sent();
    const { id } = await newest();
    const accepted = await (await decide(id, { status: 'accepted' })).json();
    await sent();
    const addresses = routes.filter(({ GET }) => GET).map(({ path }) => path);
    expect(addresses.length).toBeGreaterThan(40);
    for (const path of addresses) {
      const filled = path
        .replace(':collection', 'incidents')
        .replace('/items/:id', `/items/${accepted.incident}`)
        .replace(':id', '1')
        .replace(/:\w+/g, '0');
      for (const wanted of ['*/*', 'text/html']) {
        const answer = await Promise.race([
          server.get(filled, { Accept: wanted }),
          new Promise<null>((resolve) => setTimeout(() => resolve(null), 10_000)),
        ]);
        const text = answer ? await answer.text() : '';
        expect(text, filled).not.toMatch(
          new RegExp(`${secret}|private@person|${accepted.incident}-|radio\\.example`),
        );
      }
    }
    expect((await server.json(items)).numberMatched).toBe(1);
    expect((await server.json('/api/changes?since=0')).changes).toHaveLength(1);
  });

  it('is refused field by field, keeps what was typed, and has the focus on the first fault', async () => {
    const answer = await send({ date: '2024-13-01', sources: 'radio', who: '<b>', place: '', what: 'short' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    for (const name of ['what', 'place', 'date', 'sources']) {
      expect(page).toMatch(new RegExp(`id="${name}"[^>]*aria-invalid="true"`));
      expect(page).toContain(`id="${name}-fault"`);
    }
    expect(page.match(/autofocus/g)).toHaveLength(1);
    expect(page).toMatch(/id="what"[^>]*autofocus/);
    expect(page).toContain('value="&lt;b&gt;"');
    expect(page).toContain('>\nshort</textarea>');
    const checks: [Record<string, string>, string][] = [
      [{ who: '', sources: '' }, 'who'],
      [{ date: '2025-01-01' }, 'date'],
      [{ date: '2024-08' }, 'date'],
      [{ time: '25:00' }, 'time'],
      [{ place_precision: 'everywhere' }, 'place_precision'],
      [{ website: 'https://spam.example' }, 'website'],
      [{ contact: 'x'.repeat(201) }, 'contact'],
    ];
    for (const [change, name] of checks) {
      const refused = await send(change);
      expect([refused.status, /id="(\w+)"[^>]* autofocus/.exec(await refused.text())?.[1]]).toEqual([
        400,
        name,
      ]);
    }
  });

  it('is asked for once more when it comes too soon, or from a page nobody knows', async () => {
    const stamp = stampIn(await (await server.get('/suggest')).text());
    const early = await post({ ...given, seen: 'yes', stamp });
    expect([early.status, (await early.text()).includes('very quick')]).toEqual([400, true]);
    server.clock.now += 5_000;
    expect((await post({ ...given, seen: 'yes', stamp })).status).toBe(303);
    for (const wrong of ['', 'x', `${server.clock.now - 60_000}.forged`, stamp.replace(/^\d/, '9')]) {
      const again = await post({ ...given, seen: 'yes', stamp: wrong });
      const page = await again.text();
      expect([again.status, page.includes('open for very long')]).toEqual([400, true]);
      expect(stampIn(page)).not.toBe(wrong);
    }
  });

  it('shows public incidents near it before it is sent, and lets it be sent all the same', async () => {
    const [feature] = (await server.json(items)).features;
    const date = feature.properties.occurred_start.slice(0, 10);
    const place = '45.2, 30.2';
    await server.put(
      plainIncident('hidden-twin', {
        status: 'draft',
        titles: [{ text: { en: 'A twin that is a draft' } }],
      }),
    );
    const points = feature.geometry.type === 'Point' ? feature.geometry.coordinates : null;
    const near = points ? `${points[1]}, ${points[0]}` : place;
    const asked = await send({ date, time: '', place: near, place_precision: 'vicinity' });
    expect(asked.status).toBe(200);
    const page = await asked.text();
    expect(page).toContain('Is it one of these?');
    expect(page).toContain('href="/incident/standing"');
    expect(page).not.toContain('twin');
    expect(page).toContain('name="seen" value="yes"');
    const before = (await queue()).open;
    await sent({ date, time: '', place: near, place_precision: 'vicinity' });
    expect((await queue()).open).toBe(before + 1);
    const { duplicates } = await newest();
    expect(duplicates.map((one: Json) => one.id).sort()).toEqual(['hidden-twin', 'standing']);
  });

  it('may come five times an hour from one address, which is neither stored nor logged', async () => {
    for (let number = 0; number < 5; number += 1) await sent();
    const refused = await send({ seen: 'yes' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toContain('text/html');
    expect(JSON.stringify(await queue('?limit=100')) + server.log.join('')).not.toContain('203.0.113');
    server.clock.now += 3_600_000;
    expect((await send({ seen: 'yes' })).status).toBe(303);
  });

  it('is a form of modest size, of this site', async () => {
    const stamp = await stamped();
    const body = { ...given, stamp, seen: 'yes' };
    expect((await post(body, { 'Content-Type': 'application/json' })).status).toBe(415);
    expect((await post({ ...body, what: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await post(body, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post(body, { Origin: 'https://elsewhere.example' })).status).toBe(403);
    const broken = await server.send('POST', '/suggest', 'what=%FF%FE', {
      ...from(),
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(broken.status).toBe(400);
  });

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

  it('can be switched off', async () => {
    const closed = await createTestServer({ settings: { suggestions: null } });
    expect((await closed.get('/suggest')).status).toBe(404);
    expect((await closed.send('POST', '/suggest', 'what=x')).status).toBe(404);
    expect((await closed.json('/api/deployment')).suggestions).toBe(false);
    expect((await server.json('/api/deployment')).suggestions).toBe(true);
    await closed.close();
  });
});

describe('the gate before the form', () => {
  it('lets no stamp of another run pass', () => {
    const clock = { now: 1_000_000 };
    const [one, other] = [createSuggestionGate(() => clock.now), createSuggestionGate(() => clock.now)];
    const stamp = one.stamp();
    expect(one.age(stamp)).toBe('early');
    clock.now += 3_000;
    expect([one.age(stamp), other.age(stamp)]).toEqual(['right', 'unknown']);
    clock.now += 24 * 3_600_000;
    expect(one.age(stamp)).toBe('unknown');
  });
});
