import { Builder } from 'flatbuffers';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { buildGeometry } from 'flatgeobuf/lib/mjs/generic/geometry.js';
import { parseGC, parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { Geometry, Position } from 'geojson';
import type { PropertyInfo, PropertyKind } from '../contract/queryable.ts';
import type { ExportItem } from './format.ts';
import { plainValue } from './plain-value.ts';

/** Type of the column that holds a kind of property; lists are text, dates without time too. */
export const columnTypes: Readonly<Record<Exclude<PropertyKind, 'geometry'>, ColumnType>> = {
  string: ColumnType.String,
  number: ColumnType.Double,
  integer: ColumnType.Long,
  boolean: ColumnType.Bool,
  date: ColumnType.String,
  timestamp: ColumnType.DateTime,
  strings: ColumnType.String,
  numbers: ColumnType.String,
  object: ColumnType.Json,
};

/**
 * A feature with the length before it, as FlatGeobuf has it; `columns` in the order of the header. What has no value
 * has no entry, and what has no geometry has none.
 */
export function featureBytes(
  { id, geometry, properties }: ExportItem['feature'],
  columns: readonly PropertyInfo[],
): Uint8Array {
  const builder = new Builder(512);
  const entries = columns.flatMap((info, index) => {
    const value = plainValue(info, info.role === 'id' ? id : properties?.[info.name]);
    return value === null ? [] : [entryBytes(index, info, value)];
  });
  const values = Feature.createPropertiesVector(builder, Buffer.concat(entries));
  const shape =
    geometry &&
    buildGeometry(
      builder,
      geometry.type === 'GeometryCollection'
        ? parseGC(flat(geometry) as typeof geometry)
        : parseGeometry(flat(geometry)),
    );
  Feature.startFeature(builder);
  if (shape) Feature.addGeometry(builder, shape);
  Feature.addProperties(builder, values);
  builder.finishSizePrefixed(Feature.endFeature(builder));
  return builder.asUint8Array().slice();
}

/** Index of the column (16 bits), then the value: numbers little endian, texts with their length before them. */
function entryBytes(index: number, { kind }: PropertyInfo, value: string | number | boolean): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16LE(index);
  if (typeof value === 'boolean') return Buffer.concat([head, Buffer.from([Number(value)])]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8);
    if (kind === 'integer') bytes.writeBigInt64LE(BigInt(Math.round(value)));
    else bytes.writeDoubleLE(value);
    return Buffer.concat([head, bytes]);
  }
  const text = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([head, length, text]);
}

/** Without heights: the header says that there are none. */
function flat<G extends Geometry>(geometry: G): G {
  if (geometry.type === 'GeometryCollection')
    return { ...geometry, geometries: geometry.geometries.map((one) => flat(one)) };
  const cut = (coordinates: unknown): unknown =>
    typeof (coordinates as Position)[0] === 'number'
      ? (coordinates as Position).slice(0, 2)
      : (coordinates as unknown[]).map(cut);
  return { ...geometry, coordinates: cut(geometry.coordinates) };
}
