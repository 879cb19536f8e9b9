import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installPlaces, loadDeployment, worldDeployment } from '../../server/service/deployment.ts';
import { seedWhenEmpty } from '../../server/service/seed.ts';
import { createThrottle } from '../../server/service/throttle.ts';
import { fixtureCollections, fixtureRegion } from '../fixtures/gazetteer.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type TestServer } from '../support/server.ts';

describe('the folder of a deployment', () => {
  let folder: string;
  let server: TestServer;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-deployment-'));
    writeFileSync(join(folder, 'region.json'), JSON.stringify(fixtureRegion));
    for (const [id, features] of fixtureCollections)
      writeFileSync(join(folder, `${id}.geojson`), JSON.stringify({ type: 'FeatureCollection', features }));
    mkdirSync(join(folder, 'incidents'));
    for (const id of ['b', 'a', 'c'])
      writeFileSync(
        join(folder, 'incidents', `${id}.json`),
        JSON.stringify(plainIncident(id, { status: 'draft' })),
      );
    server = await createTestServer();
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is read whole, its seeds in the order of their names', async () => {
    const loaded = await loadDeployment(folder);
    expect(loaded.region).toEqual(fixtureRegion);
    expect([...loaded.collections.keys()]).toEqual([...fixtureCollections.keys()]);
    expect(loaded.gazetteer.mainLine?.id).toBe('main');
    expect(loaded.seeds.map((file) => file.slice(-6))).toEqual(['a.json', 'b.json', 'c.json']);
  });

  it('is refused with a sentence that names the file at fault', async () => {
    writeFileSync(
      join(folder, 'settlements.geojson'),
      '{"type":"FeatureCollection","features":[{"type":"Feature"}]}',
    );
    await expect(loadDeployment(folder)).rejects.toThrow(
      /settlements\.geojson cannot be used \(features\/0\/id/,
    );
    rmSync(join(folder, 'settlements.geojson'));
    await expect(loadDeployment(folder)).rejects.toThrow(/settlements\.geojson cannot be read/);
  });

  it('may hold layers, each under the name of its file, which are served like its collections', async () => {
    mkdirSync(join(folder, 'layers'));
    const file = join(folder, 'layers', 'bases.geojson');
    const camp = { type: 'Feature', geometry: { type: 'Point', coordinates: [30.1, 45.2] }, properties: {} };
    const write = (features: object[]) =>
      writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', title: 'Bases', features }));
    write([camp]);
    writeFileSync(join(folder, 'layers', 'README.txt'), 'no layer');
    const { store } = server.atlas;
    expect(await installPlaces(store, await loadDeployment(folder), () => undefined)).toBe(1);
    expect(await installPlaces(store, await loadDeployment(folder), () => undefined)).toBe(0);
    expect(await server.json('/api/collections/bases')).toMatchObject({ id: 'bases', title: 'Bases' });
    expect((await server.json('/api/collections/bases/items')).numberMatched).toBe(1);
    write([camp, camp]);
    expect(await installPlaces(store, await loadDeployment(folder), () => undefined)).toBe(1);
    expect((await server.json('/api/collections/bases/items')).numberMatched).toBe(2);
    write([{ ...camp, geometry: { type: 'Point', coordinates: [200, 45] } }]);
    await expect(loadDeployment(folder)).rejects.toThrow(
      /bases\.geojson cannot be used\. Feature 1: the position 200, 45/,
    );
    writeFileSync(
      join(folder, 'layers', 'settlements.geojson'),
      readFileSync(join(folder, 'settlements.geojson')),
    );
    write([camp]);
    await expect(loadDeployment(folder)).rejects.toThrow(/«settlements» .* has the id of another collection/);
  });

  it('puts into the store only the collections that changed', async () => {
    const loaded = await loadDeployment(folder);
    const lines: string[] = [];
    expect(await installPlaces(server.atlas.store, loaded, (line) => lines.push(line))).toBe(0);
    const [first, ...others] = loaded.collections.get('settlements')!;
    const moved = { ...first!, properties: { ...first!.properties, name_en: 'Renamed', name: undefined } };
    const changed = new Map(loaded.collections).set('settlements', [moved, ...others]);
    expect(
      await installPlaces(server.atlas.store, { ...loaded, collections: changed }, (line) =>
        lines.push(line),
      ),
    ).toBe(1);
    expect(lines).toEqual([expect.stringContaining('settlements')]);
    expect((await server.json('/api/collections/settlements/items/zelcan')).properties.name_en).toBe(
      'Renamed',
    );
  });

  it('seeds an empty store with published incidents, once, and shows its progress', async () => {
    const atlas = { ...server.atlas, deployment: await loadDeployment(folder) };
    const lines: string[] = [];
    const seed = () => seedWhenEmpty(atlas, folder, (line) => lines.push(line));
    expect(await seed()).toBe(3);
    expect(lines).toHaveLength(3);
    expect((await server.json(items)).numberMatched).toBe(3);
    expect(
      (await server.json('/api/changes')).changes.map((one: { incident: string }) => one.incident),
    ).toEqual(['a', 'b', 'c']);
    expect(await seed()).toBe(0);
    expect(existsSync(join(folder, 'seeding'))).toBe(false);
  });

  it('takes up a seeding that was interrupted, and leaves alone what editors began', async () => {
    const atlas = { ...server.atlas, deployment: await loadDeployment(folder) };
    await server.put(plainIncident('a'));
    expect(await seedWhenEmpty(atlas, folder, () => undefined)).toBe(0);
    writeFileSync(join(folder, 'seeding'), '');
    expect(await seedWhenEmpty(atlas, folder, () => undefined)).toBe(2);
    expect((await server.json(items)).numberMatched).toBe(3);
  });

  it('names the seed document that is not valid', async () => {
    writeFileSync(join(folder, 'incidents', 'a.json'), '{"id":"a"}');
    const atlas = { ...server.atlas, deployment: await loadDeployment(folder) };
    await expect(seedWhenEmpty(atlas, folder, () => undefined)).rejects.toThrow(
      /a\.json is not valid: \/titles/,
    );
  });

  it('can be none: the whole world, in UTC', () => {
    const world = worldDeployment();
    expect(world.region).toMatchObject({ zone: 'UTC', layers: [] });
    expect(world.region.designation.un.en).toContain('do not imply');
  });
});

describe('the throttle', () => {
  it('frees a key when its oldest failure leaves the window, and forgets the oldest keys when it is full', () => {
    let now = 0;
    const throttle = createThrottle(2, 1_000, () => now, 3);
    throttle.fail('a');
    now = 400;
    throttle.fail('a');
    expect(throttle.wait('a')).toBe(1);
    now = 1_000;
    expect(throttle.wait('a')).toBe(0);
    for (const key of ['b', 'b', 'c', 'c', 'd', 'd']) throttle.fail(key);
    expect(['b', 'c', 'd'].map((key) => throttle.wait(key))).toEqual([1, 1, 1]);
    for (const key of ['e', 'e']) throttle.fail(key);
    expect(['b', 'c', 'd', 'e'].map((key) => throttle.wait(key))).toEqual([0, 1, 1, 1]);
    throttle.forgive('e');
    expect(throttle.wait('e')).toBe(0);
  });
});
