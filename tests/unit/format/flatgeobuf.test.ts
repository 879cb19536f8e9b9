import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { Feature } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flatgeobufFormat } from '../../../server/format/flatgeobuf.ts';
import { binaryContext, bytesOf, gdal, incidentItems } from './binary-items.ts';
import { featureItem, propertyInfo } from './export-items.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-fgb-'));
const file = join(folder, 'incidents.fgb');

describe('a FlatGeobuf file', () => {
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await bytesOf(flatgeobufFormat, incidentItems, binaryContext());
    writeFileSync(file, bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('opens in GDAL with all features, without geometry too, and the types of their columns', () => {
    const said = gdal('ogrinfo', '-ro', '-al', '-so', file);
    expect(said).not.toMatch(/warning|error/i);
    expect(said).toContain('Layer name: incidents');
    expect(said).toContain('Feature Count: 4');
    expect(said).toContain('occurred_start: DateTime');
    expect(said).toContain('occurred_open: Integer(Boolean)');
    expect(said).toContain('accounts_count: Integer64');
    expect(said).toContain('WGS 84');
  });

  it('has in GDAL the same features as they went in', () => {
    const out = JSON.parse(
      gdal('ogr2ogr', '-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', '/vsistdout/', file),
    );
    const byId = new Map(out.features.map((one: Feature) => [one.properties!.id, one]));
    expect(byId.size).toBe(incidentItems.length);
    for (const { feature } of incidentItems) {
      const read = byId.get(feature.id) as Feature;
      expect(read.geometry).toEqual(feature.geometry);
      expect(read.properties!.title).toBe(feature.properties!.title);
      expect(read.properties!.contested ?? '').toBe((feature.properties!.contested as string[]).join('; '));
    }
    expect(out.features.filter((one: Feature) => one.geometry === null)).toHaveLength(1);
  });

  it('carries what it says about itself in its header', async () => {
    let header: { title: string | null; description: string | null; metadata: string | null } | undefined;
    const located = incidentItems.filter(({ feature }) => feature.geometry);
    const plain = await bytesOf(flatgeobufFormat, located, binaryContext({ count: located.length }));
    const read: unknown[] = [];
    const note = (meta: typeof header) => {
      header = meta;
    };
    for await (const feature of deserialize(new Uint8Array(plain), { headerMetaFn: note as never }))
      read.push(feature);
    expect(read).toHaveLength(located.length);
    expect(header?.description).toBe('Incidents: «č, Ж & <1>»');
    expect(JSON.parse(header!.metadata!)).toMatchObject({
      attribution: 'Invented for tests & checks',
      licence: { name: 'CC0 1.0' },
      designation: 'Names of this invented region imply nothing.',
    });
  });

  it('holds every kind of value and geometry, without heights', async () => {
    const properties = [
      propertyInfo('id', 'string', { role: 'id' }),
      propertyInfo('geometry', 'geometry', { role: 'primary-geometry' }),
      propertyInfo('share', 'number'),
      propertyInfo('count', 'integer'),
      propertyInfo('yes', 'boolean'),
      propertyInfo('day', 'date'),
      propertyInfo('names', 'strings'),
      propertyInfo('parts', 'object'),
    ];
    const values = {
      share: -0.5,
      count: -3,
      yes: false,
      day: '2024-05-01',
      names: ['a', 'č'],
      parts: [{ low: 1 }],
    };
    const collection = featureItem('mixed', values, {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [1, 2, 3] },
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [0, 0],
              [1, 1, 5],
            ],
            [
              [2, 2],
              [3, 3],
            ],
          ],
        },
      ],
    });
    const odd = join(folder, 'odd.fgb');
    writeFileSync(
      odd,
      await bytesOf(flatgeobufFormat, [collection], binaryContext({ properties, count: 1 })),
    );
    const [feature] = JSON.parse(gdal('ogr2ogr', '-f', 'GeoJSON', '/vsistdout/', odd)).features;
    expect(feature.properties).toEqual({ id: 'mixed', ...values, day: '2024-05-01', names: 'a; č' });
    expect(feature.geometry).toEqual({
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [1, 2] },
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [0, 0],
              [1, 1],
            ],
            [
              [2, 2],
              [3, 3],
            ],
          ],
        },
      ],
    });
  });

  it('is a header alone when nothing matched, which GDAL opens as an empty layer', async () => {
    const empty = join(folder, 'empty.fgb');
    writeFileSync(empty, await bytesOf(flatgeobufFormat, [], binaryContext({ count: 0 })));
    expect(gdal('ogrinfo', '-ro', '-al', '-so', empty)).toContain('Feature Count: 0');
  });
});
