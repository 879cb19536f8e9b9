import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportItem } from '../../../server/format/format.ts';
import { geopackageFormat } from '../../../server/format/geopackage.ts';
import { binaryContext, bytesOf, gdal, incidentItems } from './binary-items.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-gpkg-'));
const file = join(folder, 'incidents.gpkg');
const exportFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('incident-atlas-export-'));

describe('a GeoPackage', () => {
  let db: Database.Database;
  beforeAll(async () => {
    writeFileSync(file, await bytesOf(geopackageFormat, incidentItems, binaryContext()));
    db = new Database(file, { readonly: true });
  });
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is a sound SQLite file marked as a GeoPackage', () => {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('application_id', { simple: true })).toBe(0x47504b47);
    expect(db.pragma('user_version', { simple: true })).toBe(10_300);
  });

  it('shows GDAL every table with its count, extent and columns, and nothing to warn of', () => {
    const said = gdal('ogrinfo', '-ro', '-al', '-so', file);
    expect(said).not.toMatch(/warning|error/i);
    for (const [table, count] of [
      ['incidents', 4],
      ['accounts', 1],
      ['municipalities', 4],
      ['settlements', 5],
      ['layer_styles', 4],
    ] as const)
      expect(said).toMatch(new RegExp(`Layer name: ${table}\\n(.+\\n)*?Feature Count: ${count}\\n`));
    expect(said).toMatch(/Extent: \(30\.0+, 45\.0+\) - \(30\.70+, 45\.450*\)/);
    expect(said).toContain('occurred_start: DateTime');
    expect(said).toContain('occurred_open: Integer(Boolean)');
    expect(said).toContain('Geometry: Polygon');
    expect(said).toContain('Geometry: Unknown (any)');
  });

  it('has in GDAL the same features as they went in', () => {
    const out = JSON.parse(
      gdal('ogr2ogr', '-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', '/vsistdout/', file, 'incidents'),
    );
    const byId = new Map(out.features.map((one: { properties: { id: string } }) => [one.properties.id, one]));
    expect(byId.size).toBe(incidentItems.length);
    for (const { feature } of incidentItems) {
      const read = byId.get(feature.id) as { geometry: unknown; properties: Record<string, unknown> };
      expect(read.geometry).toEqual(feature.geometry);
      expect(read.properties.title).toBe(feature.properties!.title);
      expect(read.properties.title_sr_cyrl ?? undefined).toBe(feature.properties!.title_sr_cyrl);
      const start = String(read.properties.occurred_start).replace(/[+]00$/, 'Z');
      expect(Date.parse(start)).toBe(Date.parse(String(feature.properties!.occurred_start)));
      expect(read.properties.contested ?? '').toBe((feature.properties!.contested as string[]).join('; '));
      expect(read.properties.accounts_count).toBe(feature.properties!.accounts_count);
    }
  });

  it('finds by its spatial index what lies in a box', () => {
    const index = db.prepare('SELECT count(*) FROM "rtree_incidents_geom"').pluck().get();
    expect(index).toBe(3);
    const said = gdal('ogrinfo', '-ro', '-q', '-spat', '30.14', '45.21', '30.16', '45.23', file, 'incidents');
    expect(said.match(/OGRFeature/g)).toHaveLength(1);
    expect(said).toContain('2024-05-01-point');
    expect(
      gdal('ogrinfo', '-ro', '-q', '-sql', `SELECT HasSpatialIndex('incidents','geom')`, file),
    ).toContain('HasSpatialIndex (Integer) = 1');
  });

  it('can be edited: its triggers keep index and number of features right', () => {
    const copy = join(folder, 'copy.gpkg');
    gdal('ogr2ogr', '-f', 'GPKG', copy, file);
    writeFileSync(copy, db.serialize());
    gdal('ogrinfo', '-q', '-sql', `DELETE FROM incidents WHERE id = '2024-05-01-point'`, copy);
    const edited = new Database(copy, { readonly: true });
    expect(edited.prepare('SELECT count(*) FROM "rtree_incidents_geom"').pluck().get()).toBe(2);
    expect(
      edited
        .prepare(`SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'incidents'`)
        .pluck()
        .get(),
    ).toBe(3);
    edited.close();
  });

  it('says in its metadata what was asked, its licence, attribution and note on names', () => {
    const text = db.prepare('SELECT metadata FROM gpkg_metadata').pluck().get() as string;
    new SaxesParser({ xmlns: true }).write(text).close();
    expect(text).toContain('Incidents: «č, Ж &amp; &lt;1&gt;»');
    expect(text).toContain('Invented for tests &amp; checks');
    expect(text).toContain('CC0 1.0');
    expect(text).toContain('imply nothing');
  });

  it('carries styles that are well-formed, for points and for areas', () => {
    const styles = db.prepare('SELECT f_table_name, styleName, styleQML FROM layer_styles').all() as {
      f_table_name: string;
      styleName: string;
      styleQML: string;
    }[];
    expect(styles.map((one) => `${one.f_table_name} ${one.styleName}`)).toEqual([
      'incidents points',
      'incidents areas',
      'accounts points',
      'accounts areas',
    ]);
    for (const { styleQML } of styles) new SaxesParser().write(styleQML).close();
  });

  it('titles its columns in the language asked', () => {
    const title = db
      .prepare(
        `SELECT title FROM gpkg_data_columns WHERE table_name = 'incidents' AND column_name = 'verification'`,
      )
      .pluck()
      .get();
    expect(title).toMatch(/verif/i);
  });

  it('has the same bytes for ever when both dates were given', async () => {
    const dated = { knownAt: '2024-06-01T00:00:00.000Z', recordedAt: '2024-08-02T00:00:00.000Z' };
    const first = await bytesOf(geopackageFormat, incidentItems, binaryContext(dated));
    const later = binaryContext({ ...dated, made_at: '2025-01-01T00:00:00.000Z' });
    expect((await bytesOf(geopackageFormat, incidentItems, later)).equals(first)).toBe(true);
  });

  it('leaves no file behind, whether it was taken whole, in part or could not be written', async () => {
    const before = exportFolders();
    for await (const chunk of geopackageFormat.write(batchOf(incidentItems), binaryContext()))
      if (chunk.length) break;
    async function* broken(): AsyncGenerator<readonly ExportItem[]> {
      yield incidentItems;
      throw new Error('The reading stopped.');
    }
    const failing = geopackageFormat.write(broken(), binaryContext())[Symbol.asyncIterator]();
    await expect(failing.next()).rejects.toThrow('The reading stopped.');
    expect(exportFolders()).toEqual(before);
  });

  it('of a collection of places holds this one table', async () => {
    const { context, items } = await binaryContext().others('settlements');
    const all: ExportItem[] = [];
    for await (const batch of items) all.push(...batch);
    const bytes = await bytesOf(geopackageFormat, all, context);
    const places = new Database(bytes, { readonly: true });
    expect(
      places.prepare(`SELECT table_name FROM gpkg_contents WHERE data_type = 'features'`).pluck().all(),
    ).toEqual(['settlements']);
    places.close();
  });
});

async function* batchOf(items: ExportItem[]): AsyncGenerator<readonly ExportItem[]> {
  yield items;
}
