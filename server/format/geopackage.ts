import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportContext, ExportItem, Format } from './format.ts';
import { dublinCore, dublinCoreOf } from './geopackage-metadata.ts';
import { stylesOf } from './geopackage-style.ts';
import { type GeoPackageThread, startGeoPackage } from './geopackage-thread.ts';
import { isDated } from './statement.ts';

/**
 * GeoPackage 1.3 (OGC 12-128r18): a table for the collection asked, with incidents also their accounts (or the other
 * way round) and the deployment's places; spatial indexes, column titles, metadata and QGIS styles. It is an SQLite
 * file, so it is written whole into a folder of its own first, then sent; the folder goes when the file is sent, and
 * also when nobody takes it any more. Without a geometry a feature has a null one.
 */
export const geopackageFormat: Format = {
  id: 'gpkg',
  mediaType: 'application/geopackage+sqlite3',
  extension: 'gpkg',
  title: 'GeoPackage',
  collections: 'any',
  documents: false,
  options: {},
  crs: 'crs84',
  write: writeGeoPackage,
};

/** The collections of the record itself, which belong into one file. */
const record = ['incidents', 'accounts'];

async function* writeGeoPackage(
  items: AsyncIterable<readonly ExportItem[]>,
  context: ExportContext,
): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'incident-atlas-export-'));
  const path = join(folder, 'export.gpkg');
  const thread = startGeoPackage(path);
  try {
    await writeTable(thread, items, context);
    for (const other of othersOf(context)) {
      const table = await context.others(other);
      await writeTable(thread, table.items, table.context);
    }
    await thread.run({
      step: 'finish',
      notes: {
        changed: isDated(context) ? context.recordedAt! : context.made_at,
        metadata: dublinCoreOf(context),
        standard: dublinCore,
        styles: record.includes(context.collection)
          ? [...stylesOf('incidents', true), ...stylesOf('accounts', false)]
          : [],
      },
    });
    await thread.stop();
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } finally {
    await thread.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function othersOf({ collection, places }: ExportContext): string[] {
  if (!record.includes(collection)) return [];
  return [...record.filter((one) => one !== collection), ...places];
}

async function writeTable(
  thread: GeoPackageThread,
  items: AsyncIterable<readonly ExportItem[]>,
  { collection, title, words, properties, language }: ExportContext,
): Promise<void> {
  await thread.run({
    step: 'begin',
    table: { name: collection, title, description: words, properties: [...properties], language },
  });
  for await (const batch of items)
    if (batch.length) await thread.run({ step: 'add', features: batch.map(({ feature }) => feature) });
  await thread.run({ step: 'end' });
}
