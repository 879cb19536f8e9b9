import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDeployment } from '../../../server/service/deployment.ts';

const region = fileURLToPath(new URL('../../../geodata/northern-kosovo', import.meta.url));

describe('the municipalities of a deployment', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-region-'));
    cpSync(region, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function state(members: Record<string, unknown>) {
    const file = join(folder, 'municipalities.geojson');
    const places = JSON.parse(readFileSync(file, 'utf8'));
    Object.assign(places.features[0].properties, members);
    writeFileSync(file, JSON.stringify(places));
    return String(places.features[0].id);
  }

  it('may state how many people live there, with source and year', async () => {
    const id = state({ population: 100, population_source: 'Made up for a test', population_year: 2020 });
    const { collections } = await loadDeployment(folder);
    const found = collections.get('municipalities')!.find((one) => one.id === id)!;
    expect(found.properties).toMatchObject({ population: 100, population_source: 'Made up for a test' });
  });

  it('are refused where a number of people has no source', async () => {
    const id = state({ population: 100 });
    await expect(loadDeployment(folder)).rejects.toThrow(
      `municipalities.geojson cannot be used (${id}: population_source`,
    );
  });

  it('of the first deployment state none, since no sourced figure is at hand', async () => {
    const { collections } = await loadDeployment(region);
    const named = collections.get('municipalities')!.filter(({ properties }) => 'population' in properties);
    expect(named).toEqual([]);
  });
});
