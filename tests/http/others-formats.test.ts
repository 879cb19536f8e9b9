import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeededServer } from '../support/seeded.ts';
import { items, type Json, type TestServer } from '../support/server.ts';

const run = promisify(execFile);
let server: TestServer;
let folder: string;
let expected: Json[];

beforeAll(async () => {
  server = await createSeededServer();
  folder = mkdtempSync(join(tmpdir(), 'atlas-formats-'));
  expected = (await server.json(`${items}?limit=1000`)).features;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

async function fetched(path: string, name: string): Promise<string> {
  const answer = await server.get(path);
  expect(answer.status).toBe(200);
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

/** What GDAL makes of a file, as GeoJSON in WGS 84. */
async function throughGdal(file: string, ...options: string[]): Promise<Json[]> {
  const target = join(folder, `read-${Math.random().toString(36).slice(2)}.geojson`);
  await run(
    'ogr2ogr',
    [
      '-f',
      'GeoJSON',
      ...(/csv$/.test(file) ? ['-s_srs', 'EPSG:4326'] : []),
      '-t_srs',
      'EPSG:4326',
      target,
      file,
      ...options,
    ],
    {
      timeout: 60_000,
    },
  );
  const { stdout } = await run('cat', [target], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout).features;
}

/** Positions of a geometry, rounded to about a metre, since some formats round. */
const positions = (geometry: Json): string =>
  JSON.stringify(geometry?.coordinates ?? null, (_, value) =>
    typeof value === 'number' ? value.toFixed(5) : value,
  );
const byId = (features: Json[], id: (one: Json) => string) =>
  Object.fromEntries(features.map((one) => [id(one), one] as const).sort(([a], [b]) => (a < b ? -1 : 1)));

describe('GDAL opening a whole file of', () => {
  it.each([
    ['jsonfg', 'incidents.json'],
    ['geojson', 'incidents.geojson'],
    ['geojsonseq', 'incidents.geojsons'],
    ['gpkg', 'incidents.gpkg'],
    ['fgb', 'incidents.fgb'],
    ['csv', 'incidents.csv'],
    ['kml', 'incidents.kml'],
  ])('%s finds the ids, titles, types, times and counts of GeoJSON', async (format, name) => {
    const wkt = format === 'csv' ? '&wkt=true' : '';
    const file = await fetched(`${items}?f=${format}${wkt}`, name);
    const found = await throughGdal(file, ...(format === 'gpkg' ? ['incidents'] : []));
    const idOf = (one: Json) => one.properties.feature_id ?? one.properties.id ?? one.id;
    const read = byId(found, idOf);
    expect(Object.keys(read)).toEqual(expected.map(({ id }) => id).sort());
    const seconds = (value: Json) =>
      value
        ? Date.parse(
            String(value)
              .replaceAll('/', '-')
              .replace(/([+-]\d\d)$/, '$1:00'),
          )
        : null;
    for (const { id, geometry, properties } of expected) {
      const one = read[id];
      expect([id, one.properties.title, one.properties.type]).toEqual([
        id,
        properties.title,
        properties.type,
      ]);
      expect([id, Number(one.properties.accounts_count)]).toEqual([id, properties.accounts_count]);
      expect([id, seconds(one.properties.occurred_start)]).toEqual([id, seconds(properties.occurred_start)]);
      expect([id, one.geometry !== null]).toEqual([id, geometry !== null]);
      // KML says uncertain places as shapes beside the point; the other formats say what GeoJSON says.
      if (format !== 'kml') expect([id, positions(one.geometry)]).toEqual([id, positions(geometry)]);
    }
  });

  it('MVT finds in a tile the incidents that GeoJSON has in its box, and their places', async () => {
    const [z, y, x] = [6, 23, 35];
    const file = await fetched(
      `/api/collections/incidents/tiles/WebMercatorQuad/${z}/${y}/${x}`,
      `tiles/${z}/${x}/${y}.mvt`,
    );
    const found = byId(await throughGdal(file), (one) => one.properties.id);
    const lon = (column: number) => (column / 2 ** z) * 360 - 180;
    const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;
    const inside = expected.filter(({ geometry }) => {
      if (geometry?.type !== 'Point') return false;
      const [x0, y0] = geometry.coordinates;
      return x0 >= lon(x) && x0 < lon(x + 1) && y0 > lat(y + 1) && y0 <= lat(y);
    });
    expect(inside.length).toBeGreaterThan(3);
    expect(Object.keys(found)).toEqual(expect.arrayContaining(inside.map(({ id }) => id)));
    const box = [lon(x), lat(y + 1), lon(x + 1), lat(y)].join(',');
    const page = (await server.json(`${items}?bbox=${box}&limit=1000`)).features.map(({ id }: Json) => id);
    expect(page).toEqual(expect.arrayContaining(Object.keys(found)));
    for (const { id, geometry, properties } of inside) {
      expect([id, found[id].properties.type]).toEqual([id, properties.type]);
      const at = [found[id].geometry.coordinates].flat(2) as number[];
      // The grid of a tile has 4096 steps.
      expect(Math.abs(at[0]! - geometry.coordinates[0])).toBeLessThan(360 / 2 ** z / 2048);
      expect(Math.abs(at[1]! - geometry.coordinates[1])).toBeLessThan(360 / 2 ** z / 2048);
    }
  });
});

/** The published headers of the two exchange formats, in their order. */
const columns = {
  acled:
    'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,' +
    'actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,' +
    'latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp',
  ucdp:
    'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,' +
    'dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,' +
    'number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,' +
    'where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,' +
    'region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,' +
    'low,gwnoa,gwnob',
} as const;

describe('the exchange format', () => {
  it.each([
    ['acled', 31, 'event_id_cnty'],
    ['ucdp', 49, 'relid'],
  ] as const)('%s has its %i columns, and accounts for every incident', async (format, count, id) => {
    const answer = await server.get(`${items}?f=${format}`);
    const [header, ...rows] = parse(await answer.text()) as string[][];
    expect(header).toEqual(columns[format].split(','));
    expect(header).toHaveLength(count);
    expect(rows.every((row) => row.length === count)).toBe(true);
    const [kept, refused] = ['atlas-rows', 'atlas-rows-refused'].map((name) =>
      Number(answer.headers.get(name)),
    );
    expect([rows.length, rows.length + refused!]).toEqual([kept, expected.length]);
    expect(kept).toBeGreaterThan(0);
    const sidecar = /<([^>]+)>; rel="describedby"/.exec(answer.headers.get('link')!)![1]!;
    const described: Json = await (await fetch(sidecar)).json();
    expect(described.count).toBe(kept);
    // An incident is a row of the file or is named with a reason beside it, never both and never neither.
    const inFile = rows.map((row) => row[header!.indexOf(id)]!);
    const beside = described.refused.map((one: Json) => one.id);
    expect([...inFile, ...beside].sort()).toEqual(expected.map((one) => one.id).sort());
    expect(described.refused.every((one: Json) => one.reason.length > 0)).toBe(true);
  });
});
