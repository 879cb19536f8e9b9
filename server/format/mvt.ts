import { ByteWriter, packedSize, textSize, varintSize } from './mvt-bytes.ts';
import { type TileGeometry, zigzag } from './mvt-geometry.ts';
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

/** A layer while it is written. */
export interface LayerWriter {
  /** Place of a key in the layer's list, at the end of which it is put when it is new. */
  key(name: string): number;
  /** As `key`, of a value. */
  value(value: TileValue): number;
  /** Puts a text that is put once alone, as a span of ASCII bytes, at the end of the values; answers its place. */
  ownText(bytes: Uint8Array, from: number, to: number): number;
  feature(one: TileFeature): void;
  /** A point in units of the tile; its tags are the places of its keys and values in turns (MVT 2.1 §4.4) as varints. */
  point(id: number, x: number, y: number, tags: ByteWriter): void;
  /** As `point`, of any geometry. */
  shape(id: number, geometry: TileGeometry, tags: ByteWriter): void;
}

/** The features of a layer, or what writes at least one. */
export interface TileLayer {
  name: string;
  features: readonly TileFeature[] | ((layer: LayerWriter) => void);
}

/**
 * Mapbox Vector Tile, version 2.1, of the layers in their order; those without features are left out. Null when
 * nothing is left.
 */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array | null {
  const filled = layers.filter(({ features }) => features.length > 0);
  if (!filled.length) return null;
  const writer = new ByteWriter();
  for (const layer of filled) writer.bytes(3, encodeLayer(layer));
  return writer.finish();
}

function encodeLayer({ name, features }: TileLayer): Uint8Array {
  const keys = new Map<string, number>();
  const places = new Map<TileValue, number>();
  const values = new ByteWriter();
  let count = 0;
  const writer = new ByteWriter();
  const layer: LayerWriter = {
    key: (one) => {
      const known = keys.get(one);
      if (known !== undefined) return known;
      keys.set(one, keys.size);
      return keys.size - 1;
    },
    value: (one) => {
      const known = places.get(one);
      if (known !== undefined) return known;
      writeValue(values, one);
      places.set(one, count);
      return count++;
    },
    ownText: (bytes, from, to) => {
      const size = to - from;
      values.pair(header(4), 1 + varintSize(size) + size);
      values.pair(header(1), size);
      values.few(bytes, from, to);
      return count++;
    },
    feature: (one) => writeFeature(writer, one, tagsOf(one.properties, layer)),
    point: (id, x, y, tags) => writePoint(writer, id, x, y, tags),
    shape: (id, geometry, tags) => writeShape(writer, id, geometry, tags),
  };
  writer.number(15, 2);
  writer.text(1, name);
  if (typeof features === 'function') features(layer);
  else for (const feature of features) layer.feature(feature);
  for (const key of keys.keys()) writer.text(3, key);
  const all = values.written();
  writer.room(all.length).set(all, writer.length);
  writer.length += all.length;
  writer.number(5, extent);
  return writer.written();
}

function tagsOf(properties: TileFeature['properties'], layer: LayerWriter): number[] {
  const tags: number[] = [];
  for (const key in properties) tags.push(layer.key(key), layer.value(properties[key]!));
  return tags;
}

/** Writes the feature where it stays: its length is counted before, so that nothing is copied. */
function writeFeature(writer: ByteWriter, { id, geometry }: TileFeature, tags: readonly number[]): void {
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

/** The same where the tags are bytes already. */
function writeShape(
  writer: ByteWriter,
  id: number,
  { kind, commands }: TileGeometry,
  tags: ByteWriter,
): void {
  const commandBytes = packedSize(commands);
  writeHead(writer, id, kind, tags, 1 + varintSize(commandBytes) + commandBytes);
  writer.packed(4, commands, commandBytes);
}

/** The same for a point; a tile has thousands. */
function writePoint(writer: ByteWriter, id: number, x: number, y: number, tags: ByteWriter): void {
  const [east, south] = [zigzag(x), zigzag(y)];
  const commands = 1 + varintSize(east) + varintSize(south);
  writeHead(writer, id, 1, tags, 2 + commands);
  writer.pair(header(4), commands);
  writer.varint(onePoint);
  writer.pair(east, south);
}

/** A feature without its geometry, which is written next and takes so many bytes. */
function writeHead(writer: ByteWriter, id: number, kind: number, tags: ByteWriter, geometry: number): void {
  const tagBytes = tags.length;
  writer.pair(header(2), 1 + varintSize(id) + 1 + varintSize(tagBytes) + tagBytes + 2 + geometry);
  writer.number(1, id);
  writer.pair(header(2), tagBytes);
  writer.append(tags);
  writer.number(3, kind);
}

/** Header of a field whose length is told. */
const header = (field: number) => field * 8 + 2;

/** «Move to», once (MVT 2.1 §4.3.1). */
const onePoint = 9;

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
  let [low, high] = [lowBasis, highBasis];
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    low = Math.imul(low ^ code, prime);
    high = Math.imul(high ^ code ^ (low & 0xff), prime);
  }
  return joined(low, high);
}

/** `numericId` of an id that is a span of ASCII bytes; written out, since a tile has thousands. */
export function numericIdIn(bytes: Uint8Array, from: number, to: number): number {
  let [low, high] = [lowBasis, highBasis];
  for (let at = from; at < to; at++) {
    const code = bytes[at]!;
    low = Math.imul(low ^ code, prime);
    high = Math.imul(high ^ code ^ (low & 0xff), prime);
  }
  return joined(low, high);
}

const joined = (low: number, high: number) => (high & 0x1fffff) * 2 ** 32 + (low >>> 0);

// As words with a sign, which is how they are multiplied.
const lowBasis = 0x811c9dc5 | 0;
const highBasis = 0x050c5d1f;
const prime = 0x01000193;
