import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const sudland = 'view=claimant:sudland-government';

describe('the record as one claimant tells it', () => {
  let server: TestServer;
  const ids = async (question: string): Promise<string[]> =>
    (await server.json(`${items}?${question}`)).features.map((one: Json) => one.id);

  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident('guards'));
    await server.put(plainIncident('road'));
  });
  afterAll(() => server.close());

  it('lists what that claimant speaks of, with its own place and figures', async () => {
    const page = await server.json(`${items}?${sudland}`);
    expect(page).toMatchObject({ numberMatched: 1, unlocated: 0 });
    const [{ id, geometry, properties }] = page.features;
    expect(id).toBe('guards');
    expect(geometry).toEqual({ type: 'Point', coordinates: [30.45, 45.275] });
    expect(properties).toMatchObject({ preferred_account: 'sudland-government', accounts_count: 4 });
    const preferred = (await server.json(`${items}/guards`)).properties;
    expect(properties.contested).toEqual(preferred.contested);
    expect(await ids('view=claimant:gazette')).toEqual(['road']);
    expect(await ids('view=preferred')).toEqual(['guards', 'road']);
  });

  it('filters by what that claimant says, and by nobody else', async () => {
    expect(await ids('actor=masked-group&view=claimant:norland-police')).toEqual([]);
    expect(await ids(`actor=masked-group&${sudland}`)).toEqual(['guards']);
    expect(await ids(`q=Norland+police&${sudland}`)).toEqual([]);
    expect(await ids('q=Norland+police')).toEqual(['guards']);
    expect(await ids(`claimant=observer&${sudland}`)).toEqual(['guards']);
    const { properties } = await server.json(`${items}/guards?view=claimant:observer`);
    expect(properties.municipalities).toEqual(['lesk']);
  });

  it('is what counts, accounts, feeds, tiles and files tell too', async () => {
    const counted = await server.json(`/api/collections/incidents/aggregate?by=type&${sudland}`);
    expect(counted).toMatchObject({ keys: ['taking_of_persons'], counts: [1], numberMatched: 1 });
    const accounts = await server.json(`/api/collections/accounts/items?${sudland}`);
    expect(accounts.features.map((one: Json) => one.id)).toEqual(['guards:sudland-government']);
    const feed = await server.json(`/api/collections/incidents/feed?f=jsonfeed&${sudland}`);
    expect(feed.title).toContain('As told by: Sudland government');
    expect(feed.items).toHaveLength(1);
    const csv = await server.get(`${items}?f=csv&${sudland}`);
    expect(csv.headers.get('content-disposition')).toContain('incidents-as-told-by-sudland-government-2024');
    expect((await csv.text()).trim().split('\n')).toHaveLength(2);
    const tile = '/api/collections/incidents/tiles/WebMercatorQuad/8/91/149';
    const sizes = ['preferred', 'claimant:sudland-government', 'claimant:nobody'].map(async (view) => {
      const answer = await server.get(`${tile}?view=${view}`);
      return [answer.status, (await answer.arrayBuffer()).byteLength] as const;
    });
    const [preferred, own, nobody] = await Promise.all(sizes);
    expect([preferred![0], own![0], nobody![0]]).toEqual([200, 200, 204]);
    expect(own![1]).not.toBe(preferred![1]);
  });

  it('counts by told_by what the view of each claimant has, whatever view is asked', async () => {
    const path = '/api/collections/incidents/aggregate?by=told_by';
    const all = await server.json(path);
    expect(all.numberMatched).toBe(2);
    expect(Object.fromEntries(all.keys.map((key: string, at: number) => [key, all.counts[at]]))).toEqual({
      ...{ gazette: 1, mission: 1, 'norland-police': 1, observer: 1, 'sudland-government': 1 },
    });
    expect(all.names[all.keys.indexOf('mission')]).toEqual({ en: 'The mission' });
    const asked = await server.json(`${path}&${sudland}`);
    expect(asked).toMatchObject({ keys: all.keys, counts: all.counts, numberMatched: 1 });
  });

  it('follows the two dates: before a claimant spoke there is nothing in its view', async () => {
    const before = '2024-06-14T18:30:00%2B02:00';
    expect(await ids(`known-at=${before}`)).toContain('guards');
    expect(await ids(`known-at=${before}&${sudland}`)).toEqual([]);
    const refused = await server.get(`${items}/guards?known-at=${before}&${sudland}`);
    expect(refused.status).toBe(404);
    expect((await refused.json()).detail).toContain('as «sudland-government» tells it');
  });

  it('says in words whose telling it is, and what emptied a list', async () => {
    const page = await (await server.get(`${items}?f=html&lang=sq&${sudland}`)).text();
    expect(page).toContain('Sipas: Sudland government');
    const one = await (await server.get(`${items}/guards?f=html&lang=en&${sudland}`)).text();
    expect(one).toMatch(/<dt>As told by<\/dt><dd>[^/]*Sudland government/);
    const empty = await server.json(`${items}?type=obstruction&${sudland}`);
    expect(empty.emptied_by).toEqual([
      { parameter: 'type', would_match: 1 },
      { parameter: 'view', would_match: 1 },
    ]);
  });

  it('answers a version in that view with the same bytes for ever', async () => {
    const address = `${items}/guards?version=1&${sudland}`;
    const first = await server.get(address);
    expect(first.headers.get('etag')).not.toBe(
      (await server.get(`${items}/guards?version=1`)).headers.get('etag'),
    );
    const bytes = await first.text();
    await server.put(plainIncident('another'));
    expect(await (await server.get(address)).text()).toBe(bytes);
  });

  it.each(['every', 'claimant:', 'claimant:Kfor', 'claimant:a,b', 'kfor'])(
    'refuses the view «%s» and says what is allowed',
    async (view) => {
      const refused = await server.get(`${items}?view=${view}`);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ parameter: 'view', value: view });
    },
  );
});

describe('the record at the places of all accounts', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident('guards'));
    await server.put(plainIncident('road'));
  });
  afterAll(() => server.close());

  it('lists and counts each incident once, and tells all places, the preferred one first', async () => {
    const page = await server.json(`${items}?view=all`);
    expect(page).toMatchObject({ numberMatched: 2, numberReturned: 2 });
    const [guards, road] = page.features;
    expect(guards.geometry.type).toBe('GeometryCollection');
    const preferred = await server.json(`${items}/guards`);
    expect(guards.geometry.geometries[0]).toEqual(preferred.geometry);
    const accounts = await server.json('/api/collections/accounts/items?filter=incident%3D%27guards%27');
    for (const one of accounts.features)
      expect(guards.geometry.geometries, one.id).toContainEqual(one.geometry);
    expect(guards.geometry.geometries).toHaveLength(3);
    expect(guards.properties).toEqual((await server.json(`${items}?q=guards`)).features[0].properties);
    expect(road.geometry).toEqual({ type: 'Point', coordinates: [30.15, 45.22] });
    const counted = await server.json('/api/collections/incidents/aggregate?by=type&view=all');
    expect(counted.numberMatched).toBe(2);
  });

  it('tells of one incident what the list tells, and only what was known then', async () => {
    const { features } = await server.json(`${items}?view=all`);
    expect((await server.json(`${items}/guards?view=all`)).geometry).toEqual(features[0].geometry);
    const then = 'view=all&known-at=2024-06-14T19:00Z';
    const early = (await server.json(`${items}?${then}`)).features.find((one: Json) => one.id === 'guards');
    expect(early.geometry.geometries).toHaveLength(2);
    expect((await server.json(`${items}/guards?${then}`)).geometry).toEqual(early.geometry);
  });

  it('is what files, feeds and tiles hold, and what they say of themselves', async () => {
    const file = await server.json(`${items}?view=all&f=geojson`);
    expect(file.features[0].geometry.geometries).toHaveLength(3);
    const feed = await server.json('/api/collections/incidents/feed?f=jsonfeed&view=all');
    expect(feed.title).toContain('At the places of all accounts');
    const page = await (await server.get(`${items}?f=html&view=all&lang=sr-Latn`)).text();
    expect(page).toContain('Na mestima iz svih iskaza');
    const tile = '/api/collections/incidents/tiles/WebMercatorQuad/8/91/149';
    const sizes = ['preferred', 'all'].map(
      async (view) => (await (await server.get(`${tile}?view=${view}`)).arrayBuffer()).byteLength,
    );
    const [preferred, all] = await Promise.all(sizes);
    expect(all).toBeGreaterThan(preferred!);
  });
});
