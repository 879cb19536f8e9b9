import { Builder } from 'flatbuffers';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import type { PropertyInfo } from '../contract/queryable.ts';
import { inLanguage } from '../contract/text.ts';
import { columnTypes, featureBytes } from './flatgeobuf-feature.ts';
import type { ExportContext, ExportItem, Format } from './format.ts';
import { statementOf } from './statement.ts';

/**
 * FlatGeobuf 3: one table, streamed. It has no spatial index, which would need all features before the first byte;
 * geometries of several types, none where a feature has none.
 */
export const flatgeobufFormat: Format = {
  id: 'fgb',
  mediaType: 'application/vnd.flatgeobuf',
  extension: 'fgb',
  title: 'FlatGeobuf',
  collections: 'any',
  documents: false,
  options: {},
  crs: 'crs84',
  async *write(items: AsyncIterable<readonly ExportItem[]>, context: ExportContext) {
    const columns = context.properties.filter(({ kind, returned }) => returned && kind !== 'geometry');
    yield Buffer.concat([magicbytes, headerBytes(context, columns)]);
    for await (const batch of items)
      if (batch.length) yield Buffer.concat(batch.map(({ feature }) => featureBytes(feature, columns)));
  },
};

/** The header with the length before it: name, statement, columns, CRS, and how many features follow. */
function headerBytes(context: ExportContext, columns: readonly PropertyInfo[]): Uint8Array {
  const builder = new Builder(4_096);
  const described = Header.createColumnsVector(
    builder,
    columns.map((info) => column(builder, info, context)),
  );
  const authority = builder.createString('EPSG');
  Crs.startCrs(builder);
  Crs.addOrg(builder, authority);
  Crs.addCode(builder, 4326);
  const crs = Crs.endCrs(builder);
  const name = builder.createString(context.collection);
  const title = builder.createString(context.title);
  const description = builder.createString(context.words);
  const metadata = builder.createString(JSON.stringify(statementOf(context)));
  Header.startHeader(builder);
  Header.addName(builder, name);
  Header.addGeometryType(builder, GeometryType.Unknown);
  Header.addColumns(builder, described);
  Header.addFeaturesCount(builder, BigInt(context.count));
  Header.addIndexNodeSize(builder, 0);
  Header.addCrs(builder, crs);
  Header.addTitle(builder, title);
  Header.addDescription(builder, description);
  Header.addMetadata(builder, metadata);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array().slice();
}

function column(builder: Builder, { name, kind, title }: PropertyInfo, { language }: ExportContext): number {
  const named = builder.createString(name);
  const titled = builder.createString(inLanguage(title, language).text);
  Column.startColumn(builder);
  Column.addName(builder, named);
  Column.addType(builder, columnTypes[kind as keyof typeof columnTypes]);
  Column.addTitle(builder, titled);
  return Column.endColumn(builder);
}
