import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../server/contract/text.ts';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const path = '/api/collections/incidents/feed';

/** Texts of all elements of a name; throws where the document is not well-formed. */
function textsOf(xml: string, wanted: string): string[] {
  const texts: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (name === wanted) texts.push('');
  });
  parser.on('text', (text) => {
    if (open.at(-1) === wanted) texts.push(texts.pop()! + text);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return texts;
}

describe('the feed of a query', () => {
  let server: TestServer;
  let editor: Person;
  const json = async (question = '') => server.json(`${path}?f=jsonfeed${question}`);
  const kinds = async (question = '') =>
    (await json(question)).items.map(({ _atlas: of }: Json) => `${of.incident} ${of.version} ${of.kind}`);

  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    await server.put(plainIncident('road'));
    await server.put(contestedIncident('guards'));
    await server.put(plainIncident('unseen', { status: 'draft' }));
    server.clock.now += 3_600_000;
    const title = { properties: { titles: [{ text: { en: 'A bridge was blocked' } }] } };
    const corrected = await editor.send('PATCH', `${items}/road`, title, { 'If-Match': '*' });
    expect(corrected.status).toBe(200);
    server.clock.now += 3_600_000;
    const gone = await editor.send('DELETE', `${items}/guards?reason=Told%20twice`, undefined, {
      'If-Match': '*',
    });
    expect(gone.status).toBe(204);
    server.clock.now += 3_600_000;
  });
  afterAll(() => server.close());

  it('is Atom, newest first, with a licence, a note on names and the question in words', async () => {
    const answer = await server.get(`${path}?type=obstruction,taking_of_persons`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const xml = await answer.text();
    expect(textsOf(xml, 'title')).toEqual([
      'Incident Atlas, Invented region. Incidents: Type: Obstruction, Taking or release of persons',
      'Retracted: Three guards detained; the place is disputed',
      'Corrected: A bridge was blocked',
      expect.stringContaining('Published: Three guards detained'),
      expect.stringContaining('Published: Road blocked'),
    ]);
    expect(textsOf(xml, 'name')).toEqual(['Incident Atlas, Invented region']);
    expect(textsOf(xml, 'subtitle')[0]).toContain('imply nothing');
    expect(textsOf(xml, 'rights')[0]).toContain('CC0 1.0');
    expect(textsOf(xml, 'updated')[0]).toBe('2024-09-01T12:00:00.000Z');
    expect(textsOf(xml, 'georss:point')).toContain('45.22 30.15');
    const ids = textsOf(xml, 'id');
    expect(new Set(ids).size).toBe(5);
    expect(ids).toContain(`${server.url}${items}/road?version=2`);
    expect(await textsOf(await (await server.get(path)).text(), 'id').slice(1)).toEqual(ids.slice(1));
  });

  it('is JSON Feed by f or Accept, with places as GeoJSON', async () => {
    const answer = await server.get(path, { Accept: 'application/feed+json' });
    expect(answer.headers.get('content-type')).toBe('application/feed+json');
    expect(answer.headers.get('vary')).toMatch(/Accept.*Accept-Language/);
    const feed = await answer.json();
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${server.url}${path}`,
      language: 'en',
      _atlas: { licence: { name: 'CC0 1.0' }, query: 'All incidents', known_at: null },
    });
    const road = feed.items.find((one: Json) => one.id.endsWith('road?version=2'));
    expect(road).toMatchObject({
      url: `${server.url}/incident/road`,
      date_modified: '2024-09-01T11:00:00.000Z',
      _geometry: { type: 'Point', coordinates: [30.15, 45.22] },
      _atlas: { kind: 'corrected', differs: ['title'], place_precision: 'settlement' },
    });
    expect((await server.get(path, { Accept: 'image/png' })).status).toBe(406);
    expect((await server.get(path, { Accept: 'text/html,application/xml;q=0.9,*/*;q=0.8' })).status).toBe(
      200,
    );
  });

  it('takes every filter, both dates and a limit', async () => {
    const all = ['guards 2 retracted', 'road 2 corrected', 'guards 1 published', 'road 1 published'];
    expect(await kinds()).toEqual(all);
    expect(await kinds('&limit=1')).toEqual(all.slice(0, 1));
    expect(await kinds('&limit=9999')).toEqual(all);
    expect(await kinds('&recorded-at=2024-09-01T10:30:00Z')).toEqual(all.slice(2));
    expect(await kinds('&known-at=2024-06-01')).toEqual(['road 2 corrected', 'road 1 published']);
    expect(await kinds('&contested=true')).toEqual(['guards 2 retracted', 'guards 1 published']);
    expect(await kinds(`&filter=${encodeURIComponent("title LIKE '%bridge%'")}`)).toEqual([
      'road 2 corrected',
    ]);
    expect(await kinds('&bbox=30.1,45.2,30.2,45.25')).toEqual(['road 2 corrected', 'road 1 published']);
    expect(await kinds('&q=nothing-like-it')).toEqual([]);
    const empty = await (await server.get(`${path}?q=nothing-like-it`)).text();
    expect(textsOf(empty, 'updated')[0]).toMatch(/^2024-0[89]-\d\dT/);
  });

  it('refuses what it does not take, and names it', async () => {
    for (const [question, parameter] of [
      ['status=draft', 'status'],
      ['status=published', 'status'],
      ['offset=1', 'offset'],
      ['sortby=title', 'sortby'],
      ['f=json', 'f'],
      ['f=rss', 'f'],
      ['limit=0', 'limit'],
      ['lang=de', 'lang'],
      ['colour=red', 'colour'],
      ['filter=nonsense', 'filter'],
      ['q=a&q=b', 'q'],
    ]) {
      const answer = await server.get(`${path}?${question}`);
      expect(answer.status, question).toBe(400);
      expect(await answer.json(), question).toMatchObject({ parameter });
    }
    expect((await server.send('POST', path, {})).status).toBe(405);
    expect((await server.get('/api/collections/accounts/feed')).status).toBe(404);
  });

  it('never tells of a draft, not even staff', async () => {
    for (const f of ['atom', 'jsonfeed']) {
      expect(await (await server.get(`${path}?f=${f}`)).text()).not.toContain('unseen');
      const staff = await editor.get(`${path}?f=${f}`);
      expect(staff.headers.get('cache-control')).toBe('private, no-cache');
      expect(await staff.text()).not.toContain('unseen');
    }
  });

  it('is had in four languages that name each other', async () => {
    for (const lang of languages) {
      const answer = await server.get(`${path}?lang=${lang}`);
      expect(answer.headers.get('content-language')).toBe(lang);
      const xml = await answer.text();
      expect(xml).toContain(`xml:lang="${lang}"`);
      for (const other of languages.filter((one) => one !== lang)) {
        const [, href] = new RegExp(`rel="alternate"[^>]*href="([^"]+)" hreflang="${other}"`).exec(xml)!;
        const address = href!.replaceAll('&amp;', '&').slice(server.url.length);
        expect((await server.get(address)).headers.get('content-language')).toBe(other);
      }
    }
    const titles = await Promise.all(
      languages.map(async (lang) => (await json(`&lang=${lang}&limit=1`)).items[0].title.split(':')[0]),
    );
    expect(titles).toEqual(['Retracted', 'E tërhequr', 'Povučeno', 'Повучено']);
  });
});

describe('asking a feed again', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident('road'));
    server.clock.now += 60_000;
  });
  afterAll(() => server.close());

  it('costs nothing while nothing was recorded, by tag or by date', async () => {
    const first = await server.get(path);
    const [tag, modified] = [first.headers.get('etag')!, first.headers.get('last-modified')!];
    expect(modified).toBe('Sun, 01 Sep 2024 10:00:00 GMT');
    expect((await server.get(path, { 'If-None-Match': tag })).status).toBe(304);
    expect((await server.get(path, { 'If-Modified-Since': modified })).status).toBe(304);
    const older = 'Sun, 01 Sep 2024 09:59:59 GMT';
    expect((await server.get(path, { 'If-Modified-Since': older })).status).toBe(200);
    // The tag decides where both are sent.
    const both = { 'If-None-Match': 'W/"0-x"', 'If-Modified-Since': modified };
    expect((await server.get(path, both)).status).toBe(200);
    expect((await server.get(`${path}?f=jsonfeed`, { 'If-None-Match': tag })).status).toBe(200);
    expect((await server.get(`${path}?lang=sq`, { 'If-None-Match': tag })).status).toBe(200);

    await server.put(plainIncident('bridge'));
    expect((await server.get(path, { 'If-None-Match': tag })).status).toBe(200);
    const next = await server.get(path, { 'If-Modified-Since': modified });
    expect(next.status).toBe(200);
    // More may come within this second, which a date in seconds could not tell apart.
    expect(next.headers.has('last-modified')).toBe(false);
  });

  it('gives something new when the day makes something known', async () => {
    const { headers } = await server.get(path);
    server.clock.now += 86_400_000;
    expect((await server.get(path, { 'If-None-Match': headers.get('etag')! })).status).toBe(200);
    const since = 'Sun, 01 Sep 2024 12:00:00 GMT';
    expect((await server.get(path, { 'If-Modified-Since': since })).status).toBe(200);
  });

  it('never changes where both dates are past', async () => {
    const dated = `${path}?known-at=2024-08-31&recorded-at=2024-09-01T10:00:30Z`;
    const first = await server.get(dated);
    expect(first.headers.get('cache-control')).toContain('s-maxage=60');
    const text = await first.text();
    await server.put(plainIncident('square'));
    server.clock.now += 86_400_000;
    expect(await (await server.get(dated)).text()).toBe(text);
  });
});
