import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeededServer } from '../support/seeded.ts';
import { items, type Json, type TestServer } from '../support/server.ts';

const run = promisify(execFile);
let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await createSeededServer();
  folder = mkdtempSync(join(tmpdir(), 'atlas-gdal-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

/** GDAL runs beside this process, which serves it: waiting must not stop it. */
async function ogrinfo(...options: string[]): Promise<string> {
  const { stdout } = await run('ogrinfo', ['-ro', ...options], { timeout: 60_000, maxBuffer: 1 << 26 });
  return stdout;
}

const service = () => `OAPIF:${server.url}/api`;
const idsIn = (text: string) =>
  [...text.matchAll(/^ {2}(?:id|Name|event_id_cnty) \(String\) = (.+)$/gm)].map(([, id]) => id!).sort();
const idsOf = (page: Json) => page.features.map(({ id }: Json) => id).sort();
const countIn = (text: string) => Number(/Feature Count: (\d+)/.exec(text)?.[1]);

describe('GDAL reading the service (driver OAPIF)', () => {
  it('finds in every collection as many features as the service counts', async () => {
    const { collections } = await server.json('/api/collections');
    for (const { id } of collections) {
      const { numberMatched } = await server.json(`/api/collections/${id}/items?limit=1`);
      expect([id, countIn(await ogrinfo('-so', service(), id))]).toEqual([id, numberMatched]);
    }
  });

  it('reads all pages, however small they are', async () => {
    const found = idsIn(await ogrinfo('-oo', 'PAGE_SIZE=3', service(), 'incidents'));
    expect(found).toEqual(idsOf(await server.json(`${items}?limit=1000`)));
  });

  it('hands a condition to the service, which answers with the incidents of the same filter', async () => {
    const before = server.log.length;
    // GDAL says on its debug stream which addresses it fetches.
    const { stdout, stderr } = await run(
      'ogrinfo',
      ['-ro', '--debug', 'HTTP', service(), 'incidents', '-where', "type='protest'"],
      { timeout: 60_000, maxBuffer: 1 << 26 },
    );
    const found = idsIn(stdout);
    expect(found).toEqual(idsOf(await server.json(`${items}?type=protest`)));
    expect(found).not.toEqual([]);
    expect(found.length).toBeLessThan((await server.json(items)).numberMatched);
    expect(decodeURIComponent(stderr)).toMatch(/items\?\S*&type=protest/);
    // The service's own log shows that it was asked with the condition, and not what the condition was.
    const log = server.log.slice(before);
    const asked = log.map((line) => JSON.parse(line).req).filter(({ path }) => path === items);
    expect(asked).toContainEqual(expect.objectContaining({ parameters: ['limit', 'type'] }));
    expect(log.join('')).not.toContain('protest');
  });

  it('hands a box to the service and loses none of the points in it', async () => {
    const [west, south, east, north] = [20.5, 42.85, 20.95, 43.3];
    const found = idsIn(
      await ogrinfo(service(), 'incidents', '-spat', ...[west, south, east, north].map(String)),
    );
    const page = await server.json(`${items}?bbox=${west},${south},${east},${north}&limit=1000`);
    // GDAL clips once more by the geometry returned: rival places in the box alone do not count for it.
    const points = page.features.filter(({ geometry }: Json) => {
      if (geometry?.type !== 'Point') return false;
      const [lon, lat] = geometry.coordinates;
      return lon >= west && lon <= east && lat >= south && lat <= north;
    });
    expect(points.length).toBeGreaterThan(3);
    expect(found).toEqual(expect.arrayContaining(points.map(({ id }: Json) => id)));
    expect(idsOf(page)).toEqual(expect.arrayContaining(found));
  });
});

describe('GDAL opening a file of', () => {
  it.each([
    ['geojson', 'geojson'],
    ['geojsonseq', 'geojsonl'],
    ['csv', 'csv'],
    ['gpkg', 'gpkg'],
    ['fgb', 'fgb'],
  ])('%s finds the incidents of the same query as GeoJSON', async (format, extension) => {
    const question = `${items}?municipality=zvecan,leposavic`;
    const expected = idsOf(await server.json(`${question}&limit=1000`));
    const answer = await server.get(`${question}&f=${format}`);
    expect(answer.status).toBe(200);
    const file = join(folder, `incidents.${extension}`);
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const layers = format === 'gpkg' ? ['incidents'] : ['-al'];
    const found = idsIn(await ogrinfo(...(format === 'gpkg' ? [file, ...layers] : [...layers, file])));
    expect(found).toEqual(expected);
    expect(found.length).toBeGreaterThan(3);
  });

  it('ACLED and KML finds a row for each incident that the format can hold', async () => {
    const located = (await server.json(`${items}?limit=1000`)).features.filter(
      ({ geometry }: Json) => geometry,
    );
    const acled = await server.get(`${items}?f=acled`);
    const table = join(folder, 'acled.csv');
    writeFileSync(table, await acled.text());
    expect(countIn(await ogrinfo('-so', '-al', table))).toBe(Number(acled.headers.get('atlas-rows')));
    const kml = join(folder, 'incidents.kml');
    writeFileSync(kml, await (await server.get(`${items}?f=kml`)).text());
    const text = await ogrinfo('-al', kml);
    for (const { properties } of located) expect(text).toContain(properties.title);
  });
});
