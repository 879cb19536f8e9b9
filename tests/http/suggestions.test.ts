import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { createSuggestionGate } from '../../server/http/suggest/gate.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';
import { suggested as given, secretWord as secret, suggesting } from '../support/suggesting.ts';

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

  const { decide, newest, post, queue, send, sent, stampIn, stamped, from } = suggesting(() => ({
    server,
    editor,
    address: `203.0.113.${address}`,
  }));

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
    const told = await refused.text();
    expect(told).toContain('What you wrote was not sent');
    expect(told).not.toContain('failed');
    expect(JSON.stringify(await queue('?limit=100')) + server.log.join('')).not.toContain('203.0.113');
    server.clock.now += 3_600_000;
    expect((await send({ seen: 'yes' })).status).toBe(303);
  });

  it('is counted before anything is waited for, a whole network of IPv6 as one, and not where nothing is kept', async () => {
    const stamps = await Promise.all(Array.from({ length: 9 }, stamped));
    const network = (number: number) => ({ 'X-Forwarded-For': `2001:db8:0:${address}${number}::${number}` });
    for (let number = 0; number < 6; number += 1)
      expect((await post({ ...given, stamp: stamps[0]!, date: '' }, network(1))).status).toBe(400);
    const answers = await Promise.all(
      stamps.map((stamp, number) => post({ ...given, seen: 'yes', stamp }, network(number))),
    );
    const got = answers.map(({ status }) => status).sort();
    expect(got).toEqual([303, 303, 303, 303, 303, 429, 429, 429, 429]);
  });

  it('is kept once by one form', async () => {
    const stamp = await stamped();
    const before = (await queue()).open;
    const answers = await Promise.all([1, 2].map(() => post({ ...given, seen: 'yes', stamp })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
    const again = await post({ ...given, seen: 'yes', stamp });
    const page = await again.text();
    expect([again.status, page.includes('was sent already')]).toEqual([400, true]);
    expect((await queue()).open).toBe(before + 1);
    expect((await post({ ...given, seen: 'yes', stamp: stampIn(page) })).status).toBe(400);
    server.clock.now += 5_000;
    expect((await post({ ...given, seen: 'yes', stamp: stampIn(page) })).status).toBe(303);
  });

  it('names its place by coordinates, with a comma for the fraction too', async () => {
    for (const place of ['45.22, 30.15', '45,22; 30,15', '45,22 30,15']) {
      await sent({ place, place_precision: 'exact' });
      const { id } = await newest();
      const { incident } = await (await decide(id, { status: 'accepted' })).json();
      const { geometry } = await (await editor.get(`${items}/${incident}`)).json();
      expect(geometry, place).toMatchObject({ type: 'Point', coordinates: [30.15, 45.22] });
    }
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
