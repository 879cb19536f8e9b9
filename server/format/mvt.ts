import { type ByteWriter, createByteWriter, packedSize, textSize, varintSize } from './mvt-bytes.ts';
import type { TileGeometry } from './mvt-geometry.ts';
import { extent } from './tile-grid.ts';

export const tileMediaType = 'application/vnd.mapbox-vector-tile';

/** What a property of a tile's feature can be; lists are joined before. */
export type TileValue = string | number | boolean;

export interface TileFeature {
  /** Whole number below 2^53; a public id is a property, since a tile's ids are no strings. */
  id?: number;
  geometry: TileGeometry;
  properties: Readonly<Record<string, TileValue>>;
}

/** The lists of keys and values of a layer; each answers the place of an entry, which is put at the end when it is new. */
export interface TagLists {
  key(name: string): number;
  value(value: TileValue): number;
}

/** A feature that knows its own tags: the places of its keys and values in turns (MVT 2.1 §4.4). */
export interface TaggedFeature extends Pick<TileFeature, 'id' | 'geometry'> {
  tags(lists: TagLists): readonly number[];
}

export interface TileLayer {
  name: string;
  features: readonly (TileFeature | TaggedFeature)[];
}

/**
 * Mapbox Vector Tile, version 2.1, of the layers in their order; those without features are left out. Null when
 * nothing is left.
 */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array | null {
  const filled = layers.filter((layer) => layer.features.length > 0);
  if (!filled.length) return null;
  const writer = createByteWriter();
  for (const layer of filled) writer.bytes(3, encodeLayer(layer));
  return writer.finish();
}

function encodeLayer({ name, features }: TileLayer): Uint8Array {
  const keys = new Map<string, number>();
  const values = new Map<TileValue, number>();
  const lists: TagLists = {
    key: (one) => indexIn(keys, one),
    value: (one) => indexIn(values, one),
  };
  const writer = createByteWriter();
  writer.number(15, 2);
  writer.text(1, name);
  for (const feature of features)
    writeFeature(
      writer,
      feature,
      'tags' in feature ? feature.tags(lists) : tagsOf(feature.properties, lists),
    );
  for (const key of keys.keys()) writer.text(3, key);
  for (const value of values.keys()) writeValue(writer, value);
  writer.number(5, extent);
  return writer.finish();
}

function tagsOf(properties: TileFeature['properties'], lists: TagLists): number[] {
  const tags: number[] = [];
  for (const key in properties) tags.push(lists.key(key), lists.value(properties[key]!));
  return tags;
}

/** Writes the feature where it stays: its length is counted before, so that nothing is copied. */
function writeFeature(
  writer: ByteWriter,
  { id, geometry }: Pick<TileFeature, 'id' | 'geometry'>,
  tags: readonly number[],
): void {
  const tagBytes = packedSize(tags);
  const commandBytes = packedSize(geometry.commands);
  writer.tag(2, 2);
  writer.varint(
    (id === undefined ? 0 : 1 + varintSize(id)) +
      (1 + varintSize(tagBytes) + tagBytes) +
      (1 + varintSize(geometry.kind)) +
      (1 + varintSize(commandBytes) + commandBytes),
  );
  if (id !== undefined) writer.number(1, id);
  writer.packed(2, tags, tagBytes);
  writer.number(3, geometry.kind);
  writer.packed(4, geometry.commands, commandBytes);
}

/** Position of the entry in the dictionary; it is put at the end when it is new. */
function indexIn<T>(dictionary: Map<T, number>, entry: T): number {
  const known = dictionary.get(entry);
  if (known !== undefined) return known;
  dictionary.set(entry, dictionary.size);
  return dictionary.size - 1;
}

/** Writes a value of the layer's dictionary (MVT 2.1 §4.1), its length before it. */
function writeValue(writer: ByteWriter, value: TileValue): void {
  writer.tag(4, 2);
  if (typeof value === 'string') {
    const size = textSize(value);
    writer.varint(1 + varintSize(size) + size);
    writer.text(1, value);
  } else if (typeof value === 'boolean') {
    writer.varint(2);
    writer.number(7, Number(value));
  } else if (Number.isSafeInteger(value) && value >= 0) {
    writer.varint(1 + varintSize(value));
    writer.number(5, value);
  } else {
    writer.varint(9);
    writer.double(3, value);
  }
}

/**
 * A whole number of 53 bits that stands for a public id in every tile and at every date: two 32-bit FNV-1a hashes
 * (Fowler, Noll, Vo) with different offsets, of which the second gives its low 21 bits.
 */
export function numericId(id: string): number {
  let low = 0x811c9dc5;
  let high = 0x050c5d1f;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193) >>> 0;
    high = Math.imul(high ^ code ^ (low & 0xff), 0x01000193) >>> 0;
  }
  return (high & 0x1fffff) * 2 ** 32 + low;
}
