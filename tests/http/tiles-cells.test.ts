import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type TestServer } from '../support/server.ts';

const ofIncidents = '/api/collections/incidents/tiles/WebMercatorQuad';
const [account] = plainIncident().accounts;
const type = { type: 'protest', sub_type: 'peaceful_protest' } as const;

/** A question that the columns leave to SQL, and that all incidents answer. */
const bySql = 'filter=version%3E=1';

function at(id: string, lon: number, lat: number, uncertainty_m = 10, precision: 'exact' | 'near' = 'exact') {
  const parts = [{ kind: 'point' as const, lon, lat, uncertainty_m }];
  return plainIncident(id, { types: [type], accounts: [{ ...account!, place: { precision, parts } }] });
}

function inArea(id: string) {
  const parts = [{ kind: 'area' as const, ref: 'municipalities/lesk' }];
  return plainIncident(id, {
    accounts: [{ ...account!, place: { precision: 'municipality', parts } }],
  });
}

function inBand(id: string) {
  const near = { lon: 30.45, lat: 45.275, radius_m: 5_000 };
  const parts = [
    { kind: 'band' as const, line: 'main', side: 'norland', min_depth_m: 0, max_depth_m: 1_800, near },
  ];
  return plainIncident(id, { accounts: [{ ...account!, place: { precision: 'band', parts } }] });
}

const tileOf = (lon: number, lat: number, z: number) => {
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  return [z, Math.floor(y * 2 ** z), Math.floor((lon / 360 + 0.5) * 2 ** z)] as const;
};

describe('tiles drawn by cells', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(contestedIncident());
    for (let day = 1; day <= 9; day += 1) await server.put(plainIncident(`2024-05-0${day}-plain`));
    await server.put(at('2024-05-20-one', 30.1501, 45.2502));
    await server.put(at('2024-05-21-other', 30.1502, 45.2502));
    await server.put(at('2024-05-22-far', 30.3, 45.1, 2_000, 'near'));
    await server.put(inArea('2024-05-11-area'));
    await server.put(inArea('2024-05-12-area'));
    await server.put(inBand('2024-05-15-band'));
    await server.put(inBand('2024-05-16-band'));
    await server.put(
      plainIncident('2024-05-13-several', {
        accounts: [
          {
            ...account!,
            place: {
              precision: 'exact',
              parts: [
                { kind: 'point', lon: 30.05, lat: 45.3, uncertainty_m: 10 },
                { kind: 'point', lon: 30.09, lat: 45.31, uncertainty_m: 10 },
              ],
            },
          },
        ],
      }),
    );
    await server.put(
      plainIncident('2024-05-14-nowhere', { accounts: [{ ...account!, place: { precision: 'unlocated' } }] }),
    );
  });
  afterAll(() => server.close());

  async function features(z: number, y: number, x: number, query = ''): Promise<VectorTileFeature[]> {
    const answer = await server.get(`${ofIncidents}/${z}/${y}/${x}?cells=16&${query}`);
    expect([200, 204]).toContain(answer.status);
    if (answer.status === 204) return [];
    const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers.incidents!;
    return Array.from({ length: layer.length }, (_, index) => layer.feature(index));
  }

  /** All tiles of a zoom around the fixture's region. */
  async function zoomed(z: number, query = ''): Promise<VectorTileFeature[]> {
    const [, top, left] = tileOf(29.9, 45.45, z);
    const [, bottom, right] = tileOf(30.75, 45.0, z);
    const found: VectorTileFeature[] = [];
    for (let y = top; y <= bottom; y += 1)
      for (let x = left; x <= right; x += 1) found.push(...(await features(z, y, x, query)));
    return found;
  }

  const counted = ['single', 'fanned', 'cluster', 'stack', 'label'];
  const sum = (found: VectorTileFeature[]) =>
    found
      .filter(({ properties }) => counted.includes(String(properties.drawn)))
      .reduce((all, { properties }) => all + Number(properties.point_count ?? 1), 0);

  it.each([0, 3, 6, 8, 10, 11, 13])('add up to what the list says is located, at zoom %i', async (z) => {
    for (const query of ['', 'type=protest', 'contested=true', 'datetime=2024-05-05/..', bySql]) {
      const page = await server.json(`${items}?limit=1&${query}`);
      expect(sum(await zoomed(z, query)), query).toBe(page.numberMatched - page.unlocated);
    }
  });

  it.each([4, 9, 12, 13])('are the same from the columns and by SQL, at zoom %i', async (z) => {
    const told = (found: VectorTileFeature[]) =>
      found.map((one) => JSON.stringify([one.type, one.id, one.properties, one.loadGeometry()])).sort();
    const columns = told(await zoomed(z));
    expect(columns.length).toBeGreaterThan(2);
    expect(told(await zoomed(z, bySql))).toEqual(columns);
  });

  it('never draw what is only known to a municipality as a point, but for the label with its number', async () => {
    for (const z of [0, 4, 8, 10, 12, 14]) {
      const found = (await zoomed(z)).filter((one) => one.properties.place_precision === 'municipality');
      const areas = found.filter((one) => one.properties.drawn === 'area');
      expect(areas.length, `zoom ${z}`).toBeGreaterThan(0);
      expect(areas.every((one) => one.type === 3 && one.properties.point_count === 2)).toBe(true);
      const labels = found.filter((one) => one.properties.drawn === 'label');
      expect(labels).toHaveLength(1);
      expect(labels[0]!.properties).toMatchObject({
        point_count: 2,
        place_area: 'municipalities/lesk',
        parts: 1,
      });
      expect(found).toHaveLength(areas.length + 1);
    }
  });

  it('draw a band once, with the ids of those that it stands for, and never as a point', async () => {
    for (const z of [4, 10, 13]) {
      const found = (await zoomed(z)).filter((one) => String(one.properties.ids).includes('-band'));
      const bands = found.filter((one) => one.properties.drawn === 'band');
      expect(bands.length, `zoom ${z}`).toBeGreaterThan(0);
      expect(bands.every((one) => one.type === 3 && one.properties.point_count === 2)).toBe(true);
      const labels = found.filter((one) => one.properties.drawn === 'label');
      expect(labels.map((one) => one.properties.ids)).toEqual(['2024-05-15-band,2024-05-16-band']);
      expect(found).toHaveLength(bands.length + 1);
    }
  });

  it('say at which zoom a number parts, and fan out what never does', async () => {
    const near = (found: VectorTileFeature[]) =>
      found.filter(({ properties }) => properties.drawn !== 'disc' && properties.drawn !== 'area');
    const [z, y, x] = tileOf(30.15015, 45.2502, 11);
    const [number] = near(await features(z, y, x, 'type=protest'));
    expect(number!.properties).toMatchObject({ drawn: 'cluster', point_count: 2, type: 'protest' });
    const parts = Number(number!.properties.parts_at);
    expect(parts).toBeGreaterThan(z);
    const before = near(await features(...tileOf(30.15015, 45.2502, parts - 1), 'type=protest'));
    expect(before.map(({ properties }) => properties.drawn)).toEqual(['cluster']);
    const after = near(await features(...tileOf(30.1501, 45.2502, parts), 'type=protest'));
    expect(after.map(({ properties }) => properties.drawn)).toContain('single');

    const spot = await features(...tileOf(30.15, 45.22, 12), 'type=obstruction');
    const stack = spot.find(({ properties }) => properties.drawn === 'stack')!;
    expect(stack.properties).toMatchObject({ point_count: 9, type: 'obstruction' });
    expect(stack.properties.west).toBeCloseTo(30.15, 9);
    expect(stack.properties.north).toBeCloseTo(45.22, 9);
    const fanned = (await features(...tileOf(30.15, 45.22, 13), 'type=obstruction')).filter(
      ({ properties }) => properties.drawn === 'fanned',
    );
    expect(fanned.map(({ properties }) => properties.fan)).toEqual(fanned.map((_, index) => `9/${index}`));
    expect(new Set(fanned.map(({ properties }) => properties.id)).size).toBe(9);
  });

  it('draw a disc of its true size in each tile that it reaches', async () => {
    const [z, y, x] = tileOf(30.3, 45.1, 13);
    const home = await features(z, y, x, 'filter=uncertainty_m=2000');
    expect(home.map(({ properties }) => properties.drawn).sort()).toEqual(['disc', 'single']);
    const single = home.find(({ properties }) => properties.drawn === 'single')!;
    expect(single.properties).toMatchObject({ form: 'disc', uncertainty_m: 2_000, place_precision: 'near' });
    // A tile is some 3.4 km wide here, and its neighbour has the disc without the symbol.
    for (const [row, column] of [
      [y - 1, x],
      [y, x + 1],
      [y, x - 1],
      [y + 1, x],
    ]) {
      const beside = await features(z, row!, column!, 'filter=uncertainty_m=2000');
      expect(beside.every(({ properties }) => properties.drawn === 'disc')).toBe(true);
      expect(beside.every(({ properties }) => properties.id === '2024-05-22-far')).toBe(true);
    }
  });

  it('mark the further places of what states several', async () => {
    const found = (await zoomed(12)).filter(({ properties }) => properties.id === '2024-05-13-several');
    expect(found.map(({ properties }) => properties.drawn).sort()).toEqual(['mark', 'single']);
  });

  it('take 8, 16 or 32 cells of incidents and nothing else', async () => {
    for (const bad of ['cells=7', 'cells=', 'cells=16&cells=16'])
      expect((await server.get(`${ofIncidents}/0/0/0?${bad}`)).status, bad).toBe(400);
    const others = '/api/collections/settlements/tiles/WebMercatorQuad/0/0/0?cells=16';
    expect((await server.get(others)).status).toBe(400);
  });
});

describe('counts by contested aspect', () => {
  it('are the same from the columns and by SQL, with those that nobody contests', async () => {
    const server = await createTestServer();
    await server.put(contestedIncident());
    await server.put(plainIncident());
    const path = '/api/collections/incidents/aggregate?by=contested';
    const { keys, counts, numberMatched } = await server.json(path);
    expect(numberMatched).toBe(2);
    expect(keys).toContain('place');
    expect(counts[keys.indexOf('none')]).toBe(1);
    expect(counts[keys.indexOf('place')]).toBe(1);
    expect(await server.json(`${path}&${bySql}`)).toMatchObject({ keys, counts });
    await server.close();
  });
});
