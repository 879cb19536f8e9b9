import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

describe('reading over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident());
    for (let day = 1; day <= 23; day += 1)
      await server.put(plainIncident(`2024-05-${String(day).padStart(2, '0')}-plain`));
    const [account] = plainIncident().accounts;
    await server.put(
      plainIncident('somewhere', { accounts: [{ ...account!, place: { precision: 'unlocated' } }] }),
    );
  });
  afterAll(() => server.close());

  it('tells on the landing page what there is, with the note on names', async () => {
    const landing = await server.json('/api');
    expect(landing.title).toContain('Invented region');
    expect(landing.designation).toContain('imply nothing');
    for (const link of landing.links.filter((one: Json) => one.href.startsWith(`${server.url}/api`))) {
      expect((await server.get(link.href.slice(server.url.length))).status, link.href).toBe(200);
    }
  });

  it('describes each collection alike in the list and by itself, and every one has items', async () => {
    const { collections } = await server.json('/api/collections');
    expect(collections.map((one: Json) => one.id)).toEqual(
      expect.arrayContaining(['incidents', 'accounts', 'municipalities', 'border-points', 'boundary-lines']),
    );
    for (const one of collections) {
      expect(await server.json(`/api/collections/${one.id}`)).toEqual(one);
      const page = await server.get(`/api/collections/${one.id}/items?limit=1`);
      expect(page.headers.get('content-type')).toBe('application/geo+json');
      expect((await page.json()).numberReturned).toBe(1);
    }
    expect((await server.get('/api/collections/nowhere')).status).toBe(404);
    expect((await server.get('/api/collections/nowhere/items')).status).toBe(404);
  });

  it('answers a list as a feature collection with its counts', async () => {
    const page = await server.json(items);
    expect(page).toMatchObject({
      type: 'FeatureCollection',
      numberMatched: 25,
      numberReturned: 25,
      unlocated: 1,
    });
    expect(page.features[0].id).toBe('2024-06-14-contested');
    expect(page.timeStamp).toBe('2024-09-01T10:00:00.000Z');
  });

  it.each(['', '&type=obstruction', '&q=zel%C4%8Dan&sortby=id', '&datetime=2024-05-01%2F..'])(
    'pages through every incident exactly once (limit=7%s)',
    async (more) => {
      const { numberMatched } = await server.json(`${items}?limit=1${more}`);
      const seen: string[] = [];
      let next: string | undefined = `${items}?limit=7${more}`;
      while (next) {
        const page: Json = await server.json(next);
        seen.push(...page.features.map((one: Json) => one.id));
        next = page.links.find((link: Json) => link.rel === 'next')?.href.slice(server.url.length);
      }
      expect(seen.length).toBe(numberMatched);
      expect(new Set(seen).size).toBe(numberMatched);
      expect(numberMatched).toBeGreaterThan(7);
    },
  );

  it('links back to the first page', async () => {
    const page = await server.json(`${items}?limit=7&offset=7&q=zel%C4%8Dan`);
    const prev = page.links.find((link: Json) => link.rel === 'prev').href.slice(server.url.length);
    const first = await server.json(prev);
    expect(first.features).toEqual((await server.json(`${items}?limit=7&q=zel%C4%8Dan`)).features);
  });

  it.each([
    ['bbox=30.44,45.27,30.46,45.28', '2024-06-14-contested'],
    ['bbox=30.44,45.31,30.46,45.315', '2024-06-14-contested'],
    ['contested=place', '2024-06-14-contested'],
    ['municipality=lesk', '2024-06-14-contested'],
    ['claimant=norland-police', '2024-06-14-contested'],
    ['actor=masked-group', '2024-06-14-contested'],
    ['verification=verified', '2024-06-14-contested'],
    ['datetime=2024-06-14', '2024-06-14-contested'],
    ['datetime=2024-06-14T09:00:00+02:00/..', '2024-06-14-contested'],
    ['sub_type=detention', '2024-06-14-contested'],
  ])('finds by %s', async (query, id) => {
    const { features } = await server.json(`${items}?${query}`);
    expect(features.map((one: Json) => one.id)).toEqual([id]);
  });

  it('says which filter emptied an answer', async () => {
    const page = await server.json(`${items}?type=obstruction&claimant=norland-police`);
    expect(page.numberMatched).toBe(0);
    expect(page.emptied_by).toEqual([
      { parameter: 'type', would_match: 1 },
      { parameter: 'claimant', would_match: 24 },
    ]);
    expect(await server.json(`${items}?offset=100`)).not.toHaveProperty('emptied_by');
  });

  it('answers one incident with its accounts, and what points at it', async () => {
    const one = await server.json(`${items}/2024-06-14-contested`);
    expect(one.properties.accounts).toHaveLength(4);
    expect(one.properties.contested).toEqual(expect.arrayContaining(['place', 'nature']));
    expect(one.links.map((link: Json) => link.rel)).toContain('version-history');
    expect(one.properties.links).toEqual([]);
    await server.put(plainIncident('2024-06-26-release'));
    const linked = await server.json(`${items}/2024-06-14-contested`);
    expect(linked.properties.links).toMatchObject([{ target: '2024-06-26-release', direction: 'to' }]);
    const other = await server.json(`${items}/2024-06-26-release`);
    expect(other.properties.links).toMatchObject([
      {
        target: '2024-06-14-contested',
        direction: 'from',
        relation: 'leads_to',
        title: { en: 'Three guards detained; the place is disputed' },
      },
    ]);
  });

  it('answers what was known at a date, and nothing known later', async () => {
    const text = await (
      await server.get(`${items}/2024-06-14-contested?known-at=2024-06-14T18:30%2B02:00`)
    ).text();
    const one = JSON.parse(text);
    expect(one.properties.accounts.map((account: Json) => account.id)).toEqual(['norland-police']);
    for (const later of ['sudland', 'observer', 'disputed', 'release', 'masked'])
      expect(text.toLowerCase()).not.toContain(later);
    expect((await server.get(`${items}/2024-06-14-contested?known-at=2024-06-13`)).status).toBe(404);
  });

  it('answers the same bytes to a question with both dates, whatever is written or how late it is', async () => {
    const dated = `${items}?known-at=2024-07-01&recorded-at=2024-09-01T10:00:30Z&limit=3`;
    server.clock.now += 60_000;
    const before = await (await server.get(dated)).text();
    expect(JSON.parse(before).numberReturned).toBe(3);
    expect(before).not.toContain('timeStamp');
    await server.put(plainIncident('2024-04-30-later'));
    server.clock.now += 86_400_000;
    expect(await (await server.get(dated)).text()).toBe(before);
    expect(await (await server.get(items)).text()).toContain('2024-04-30-later');
  });

  it('answers accounts as features, one by its id too', async () => {
    const page = await server.json('/api/collections/accounts/items?q=guards');
    expect(page.features.map((one: Json) => one.id)).toContain('2024-06-14-contested:norland-police');
    const path = '/api/collections/accounts/items/2024-06-14-contested:norland-police';
    const one = await server.json(path);
    expect(one.properties.claimant).toBe('norland-police');
    expect(one.links[0].href).toBe(server.url + path);
    expect((await server.get(`${path}-not`)).status).toBe(404);
  });

  it('counts by any dimension', async () => {
    const base = '/api/collections/incidents/aggregate';
    const byType = await server.json(`${base}?by=type&datetime=2024-06-14`);
    expect(byType).toMatchObject({ keys: ['taking_of_persons'], counts: [1], numberMatched: 1 });
    const bySubType = await server.json(`${base}?by=sub_type&datetime=2024-06-14`);
    expect(bySubType).toMatchObject({ by: 'sub_type', keys: ['detention'], counts: [1], numberMatched: 1 });
    for (const by of ['day', 'week', 'month', 'municipality', 'verification', 'claimant', 'actor'])
      expect((await server.json(`${base}?by=${by}`)).keys.length).toBeGreaterThan(0);
  });

  it('serves places by box, by words and one by one', async () => {
    const base = '/api/collections/municipalities/items';
    expect(
      (await server.json(`${base}?bbox=30.1,45.2,30.2,45.25`)).features.map((one: Json) => one.id),
    ).toEqual(['zelcan']);
    expect((await server.json(`${base}/zelcan`)).properties.name_sr_cyrl).toBe('Зелчан');
    expect((await server.get(`${base}/nowhere`)).status).toBe(404);
    for (const spelling of ['Zelčan', 'Zelçan', 'Зелчан', 'zelcan']) {
      const { places } = await server.json(`/api/places?q=${encodeURIComponent(spelling)}`);
      expect(places.map((one: Json) => one.ref)).toContain('settlements/zelcan');
    }
  });

  it('tells the app what it needs to draw', async () => {
    const deployment = await server.json('/api/deployment');
    expect(deployment).toMatchObject({ basemap: { kind: 'embedded' }, version: '0.0.0-test' });
    expect(deployment.region.zone).toBe('Europe/Vienna');
    expect(deployment.designation.profile).toBe('plain');
    expect(deployment.seq).toBe(server.atlas.store.seq());
  });

  it('signs where the record stands', async () => {
    const checkpoint = await server.json('/api/checkpoint');
    expect(checkpoint.seq).toBe(server.atlas.store.seq());
    expect(checkpoint.signature).toMatch(/^[\w+/]+={0,2}$/);
  });
});
