import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const accounts = '/api/collections/accounts/items';

describe('no less precise than', () => {
  let server: TestServer;
  const ids = async (address: string): Promise<string[]> =>
    (await server.json(address)).features.map((one: Json) => one.id).sort();

  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident('guards'));
    await server.put(plainIncident('road'));
    const [account] = plainIncident().accounts;
    await server.put(
      plainIncident('nowhere', { accounts: [{ ...account!, place: { precision: 'unlocated', parts: [] } }] }),
    );
  });
  afterAll(() => server.close());

  it('finds what is placed so, and better', async () => {
    expect(await ids(`${items}?precision=vicinity`)).toEqual([]);
    expect(await ids(`${items}?precision=locality`)).toEqual(['guards']);
    expect(await ids(`${items}?precision=settlement`)).toEqual(['guards', 'road']);
    expect(await ids(`${items}?precision=country`)).toEqual(['guards', 'road']);
    expect(await ids(items)).toEqual(['guards', 'nowhere', 'road']);
  });

  it('means the place of the view that is read', async () => {
    const view = 'view=claimant:norland-police';
    expect(await ids(`${items}?${view}&precision=near`)).toEqual([]);
    expect(await ids(`${items}?${view}&precision=municipality`)).toEqual(['guards']);
  });

  it('means of accounts the place that the account gives', async () => {
    expect(await ids(`${accounts}?precision=locality`)).toEqual(['guards:sudland-government']);
    expect(await ids(`${accounts}?precision=settlement`)).toEqual([
      'guards:sudland-government',
      'road:gazette',
    ]);
    expect(await ids(`${accounts}?precision=municipality`)).toEqual([
      'guards:norland-police',
      'guards:observer',
      'guards:sudland-government',
      'road:gazette',
    ]);
  });

  it('holds in counts and tiles, and names itself where it leaves nothing', async () => {
    const counted = await server.json('/api/collections/incidents/aggregate?by=type&precision=locality');
    expect(counted).toMatchObject({ keys: ['taking_of_persons'], counts: [1], numberMatched: 1 });
    const tile = '/api/collections/incidents/tiles/WebMercatorQuad/0/0/0';
    const statuses = ['locality', 'vicinity'].map(
      async (least) => (await server.get(`${tile}?precision=${least}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 204]);
    const { emptied_by } = await server.json(`${items}?precision=vicinity`);
    expect(emptied_by).toEqual([{ parameter: 'precision', would_match: 3 }]);
  });

  it('is said in words on pages and in files', async () => {
    const page = await (await server.get(`${items}?f=html&precision=settlement`)).text();
    expect(page).toContain('town or village, or more precisely');
    const feed = await server.json('/api/collections/incidents/feed?f=jsonfeed&precision=exact&lang=sq');
    expect(feed.title).toContain('Vendi: vend i saktë');
  });

  it('says what it can be where it is none of that', async () => {
    const problem = await (await server.get(`${items}?precision=band`)).json();
    expect(problem).toMatchObject({ status: 400, parameter: 'precision', value: 'band' });
    expect(problem.allowed).toContain('settlement');
    expect(problem.allowed).not.toContain('unlocated');
  });
});
