import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const latitudeFirst = 'http://www.opengis.net/def/crs/EPSG/0/4326';
const utm = 'http://www.opengis.net/def/crs/EPSG/0/32634';
const accounts = '/api/collections/accounts/items';
const settlements = '/api/collections/settlements/items';

describe('a filter in a request', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident());
    const [account] = plainIncident().accounts;
    for (const day of ['2024-05-01', '2024-05-02', '2024-05-03'])
      await server.put(
        plainIncident(`${day}-plain`, {
          accounts: [{ ...account!, time: { start: day, precision: 'day' } }],
        }),
      );
  });
  afterAll(() => server.close());

  const address = (path: string, parameters: Record<string, string>) =>
    `${path}?${new URLSearchParams(parameters)}`;
  const ids = async (path: string, parameters: Record<string, string>): Promise<string[]> =>
    (await server.json(address(path, parameters))).features?.map((one: Json) => one.id).sort();

  const plain = ['2024-05-01-plain', '2024-05-02-plain', '2024-05-03-plain'];
  const contested = ['2024-06-14-contested'];

  it.each([
    ["type='obstruction'", plain],
    ["type='obstruction' AND NOT id LIKE '%-01-%'", plain.slice(1)],
    ['accounts_count BETWEEN 2 AND 9', contested],
    ["CASEI(title) LIKE casei('THREE guards%')", contested],
    ["A_CONTAINS(contested, ('place','nature'))", contested],
    ["T_AFTER(occurred_start, TIMESTAMP('2024-06-01T00:00:00Z'))", contested],
    ['accounts_count * 2 > 4', contested],
    ['uncertainty_m IS NULL AND title IS NULL', []],
    ["text_search('zelcan')", plain],
    ["text_search('road blocked in')", plain],
    ["text_search('blocked road')", []],
    ["text_search('blocked road,guards detained')", contested],
    ['S_INTERSECTS(geometry,\nPOLYGON((30.1 45.1,30.2 45.1,30.2 45.3,30.1 45.3,30.1 45.1)))', plain],
  ])('as text: %s', async (filter, expected) => {
    expect(await ids(items, { filter })).toEqual(expected);
  });

  it('can be JSON, and means the same', async () => {
    const filter = JSON.stringify({ op: '>', args: [{ property: 'accounts_count' }, 1] });
    expect(await ids(items, { filter, 'filter-lang': 'cql2-json' })).toEqual(contested);
    expect((await server.get(address(items, { filter }))).status).toBe(400);
    expect(
      (await server.get(address(items, { filter: 'accounts_count>1', 'filter-lang': 'cql2-json' }))).status,
    ).toBe(400);
  });

  it('can have its coordinates in another system, in that system’s axis order', async () => {
    const box = (text: string) => `S_INTERSECTS(geometry,BBOX(${text}))`;
    expect(await ids(items, { filter: box('30.1,45.1,30.2,45.25') })).toEqual(plain);
    expect(await ids(items, { filter: box('45.1,30.1,45.25,30.2'), 'filter-crs': latitudeFirst })).toEqual(
      plain,
    );
    expect(await ids(items, { filter: box('30.1,45.1,30.2,45.25'), 'filter-crs': latitudeFirst })).toEqual(
      [],
    );
  });

  it('asks every collection about its own properties', async () => {
    expect(await ids(accounts, { filter: "claimant='norland-police'" })).toEqual([
      '2024-06-14-contested:norland-police',
    ]);
    expect(await ids(accounts, { filter: "incident_type='obstruction'" })).toHaveLength(3);
    expect(await ids(settlements, { filter: 'radius_m > 1000' })).toEqual(['lesk', 'zelcan']);
    expect(await ids(settlements, { filter: "municipality='lesk' AND name_sq LIKE 'L%'" })).toEqual([
      'dolina',
      'lesk',
    ]);
    for (const [path, filter] of [
      [items, "claimant='x'"],
      [settlements, "type='riot'"],
      [settlements, "text_search('lesk')"],
    ] as const)
      expect((await server.get(address(path, { filter }))).status, filter).toBe(400);
  });

  it('is joined to the other parameters by «and»', async () => {
    expect(await ids(items, { filter: "type='obstruction'", datetime: '2024-05-02' })).toEqual(
      plain.slice(1, 2),
    );
    expect(
      await ids(items, { filter: "id LIKE '%-02-%' OR id LIKE '%-03-%'", limit: '9', type: 'obstruction' }),
    ).toEqual(plain.slice(1));
    expect(await ids(items, { filter: "type='riot' OR accounts_count=4", claimants: 'gazette' })).toEqual([]);
  });

  it('that cannot be read is a 400 that says where and what is expected', async () => {
    const problem = await server.json(address(items, { filter: "type='riot' AND (" }));
    expect(problem).toMatchObject({ status: 400, parameter: 'filter', position: expect.any(Number) });
    const unknown = await server.json(address(items, { filter: 'colour=1' }));
    expect(unknown.detail).toContain('colour');
    expect(unknown.allowed).toContain('accounts_count');
    const json = await server.json(
      address(items, { filter: '{"op":"=","args":[{"property":"type"},5]}', 'filter-lang': 'cql2-json' }),
    );
    expect(json).toMatchObject({ status: 400, parameter: 'filter' });
  });

  it.each([
    ['filter-lang', 'cql'],
    ['filter-crs', 'EPSG:9999'],
    ['filter', ''],
    ['filter', `${'('.repeat(200)}aggregate${')'.repeat(200)}`],
    ['filter', `title='${'x'.repeat(8_100)}'`.slice(0, 8_001)],
    ['filter', 'accounts_count='],
    ['filter', 'accounts_count LIKE 5'],
    ['filter', "nothing_of_ours('x')"],
  ])('is refused with %s=%s', async (parameter, value) => {
    const answer = await server.get(address(items, { filter: 'aggregate', [parameter]: value }));
    // The longest of all does not even fit into an address.
    expect([400, 414]).toContain(answer.status);
    if (answer.status === 400) expect((await answer.json()).parameter).toBe(parameter);
  });

  it('holds for counts too', async () => {
    const base = '/api/collections/incidents/aggregate';
    expect((await server.json(address(base, { by: 'type', filter: 'accounts_count>1' }))).keys).toEqual([
      'taking_of_persons',
    ]);
    expect((await server.json(address(base, { by: 'type', filter: 'colour=1' }))).parameter).toBe('filter');
  });

  it.each([
    [items, 'place_precision', 'settlement', plain],
    [items, 'accounts_count', '4,5', contested],
    [items, 'aggregate', 'false', [...plain, ...contested]],
    [items, 'claimants', 'norland-police,nobody', contested],
    [items, 'id', '2024-05-02-plain', plain.slice(1, 2)],
    [items, 'occurred_start', '2024-06-13T22:00:00Z,2024-05-02T00:00:00+02:00', [plain[1]!, ...contested]],
    [accounts, 'stance', 'reports', [...plain.map((id) => `${id}:gazette`), '2024-06-14-contested:observer']],
    [settlements, 'municipality', 'gora,zelcan', ['gora', 'zelcan']],
    [settlements, 'radius_m', '600', ['dolina']],
  ])('of %s can be the parameter %s=%s', async (path, name, value, expected) => {
    expect(await ids(path, { [name]: value })).toEqual([...expected].sort());
  });

  it.each([
    ['accounts_count', '1.5'],
    ['aggregate', 'yes'],
    ['place_precision', 'somewhere'],
    ['uncertainty_m', 'wide'],
    ['occurred_start', '2024-06-13'],
    ['geometry', 'POINT(1 2)'],
    ['figures', '1'],
  ])('as the parameter %s=%s is refused', async (name, value) => {
    const answer = await server.get(address(items, { [name]: value }));
    expect(answer.status).toBe(400);
    expect((await answer.json()).parameter).toBe(name);
    expect((await server.get(`${items}?${name}=1&${name}=1`)).status).toBe(400);
  });

  it('by a box finds the same in every system, along its curved sides too', async () => {
    const box = { bbox: '30.1,45.1,30.2,45.25' };
    expect(await ids(items, box)).toEqual(plain);
    expect(await ids(items, { bbox: '45.1,30.1,45.25,30.2', 'bbox-crs': latitudeFirst })).toEqual(plain);
    expect(await ids(items, { bbox: '45.1,30.1,0,45.25,30.2,9', 'bbox-crs': latitudeFirst })).toEqual(plain);
    expect(
      await ids(items, {
        bbox: '3350000,5640000,3362000,5665000',
        'bbox-crs': 'http://www.opengis.net/def/crs/EPSG/0/3857',
      }),
    ).toEqual(plain);
    const within = (bbox: string) => ids(settlements, { bbox, 'bbox-crs': utm });
    expect(await within('1210000,5040000,1228000,5062000')).toEqual(['zelcan']);
    // East of its zone the grid leans: Lesk is within the box of degrees around this box, and east of it all the same.
    expect(await within('1242500,5045000,1249500,5061000')).toEqual([]);
    expect(await within('1242500,5045000,1250500,5061000')).toEqual(['lesk']);
    for (const [bbox, crs] of [
      ['1,2,3', latitudeFirst],
      ['91,0,95,1', latitudeFirst],
      ['5,5,1,1', utm],
      ['1e30,1e30,2e30,2e30', utm],
    ] as const)
      expect((await server.json(address(items, { bbox, 'bbox-crs': crs }))).parameter, bbox).toBe('bbox');
    expect((await server.json(address(items, { ...box, 'bbox-crs': 'EPSG:1' }))).parameter).toBe('bbox-crs');
  });

  it('by a period can be a duration, and places without time are in every period', async () => {
    expect(await ids(items, { datetime: '2024-05-02/P2D' })).toEqual(plain.slice(1));
    expect(await ids(settlements, { datetime: '1900/P1Y' })).toHaveLength(5);
    for (const datetime of ['2024-05-02/P', '2024-06-01/2024-05-01', 'P1D'])
      expect((await server.get(address(settlements, { datetime }))).status, datetime).toBe(400);
  });
});
