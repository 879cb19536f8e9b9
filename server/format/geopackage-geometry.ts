import type { Geometry, Position } from 'geojson';

/** West, east, south, north: the order of a GeoPackage envelope. */
export type Envelope = [number, number, number, number];

const typeCodes = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const;

/** Box around a geometry; null for an empty one. */
export function envelopeOf(geometry: Geometry): Envelope | null {
  const box: Envelope = [Infinity, -Infinity, Infinity, -Infinity];
  const visit = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    if (typeof coordinates[0] !== 'number') {
      coordinates.forEach(visit);
      return;
    }
    const [x, y] = coordinates as [number, number];
    box[0] = Math.min(box[0], x);
    box[1] = Math.max(box[1], x);
    box[2] = Math.min(box[2], y);
    box[3] = Math.max(box[3], y);
  };
  if (geometry.type === 'GeometryCollection')
    for (const part of geometry.geometries) {
      const inner = envelopeOf(part);
      if (inner)
        visit([
          [inner[0], inner[2]],
          [inner[1], inner[3]],
        ]);
    }
  else visit(geometry.coordinates);
  return box[0] <= box[1] ? box : null;
}

/**
 * A geometry as a GeoPackage stores it (12-128r18 §2.1.3): its own head with the id of the spatial reference system and
 * an envelope, then WKB (ISO 13249-3), little endian, two dimensions. A point is its own envelope and has none.
 */
export function geometryBlob(geometry: Geometry, envelope: Envelope | null, srsId: number): Uint8Array {
  const withEnvelope = envelope !== null && geometry.type !== 'Point';
  const head = Buffer.alloc(withEnvelope ? 40 : 8);
  head.write('GP', 'latin1');
  // Flags: bit 0 little endian, bits 1–3 kind of envelope (1: x and y), bit 4 empty.
  head[3] = 1 | (withEnvelope ? 1 << 1 : 0) | (envelope ? 0 : 1 << 4);
  head.writeInt32LE(srsId, 4);
  if (withEnvelope) for (const [index, value] of envelope.entries()) head.writeDoubleLE(value, 8 + 8 * index);
  return Buffer.concat([head, wkb(geometry)]);
}

function wkb(geometry: Geometry): Buffer {
  const parts: Buffer[] = [];
  const count = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    parts.push(bytes);
  };
  const begin = (type: Exclude<Geometry['type'], 'Feature'>) => {
    const bytes = Buffer.alloc(5);
    bytes[0] = 1;
    bytes.writeUInt32LE(typeCodes[type], 1);
    parts.push(bytes);
  };
  const positions = (list: readonly Position[]) => {
    const bytes = Buffer.alloc(16 * list.length);
    list.forEach(([x, y], index) => {
      bytes.writeDoubleLE(x!, 16 * index);
      bytes.writeDoubleLE(y!, 16 * index + 8);
    });
    parts.push(bytes);
  };
  const lists = (rings: readonly Position[][]) => {
    count(rings.length);
    for (const ring of rings) {
      count(ring.length);
      positions(ring);
    }
  };
  const all = (geometries: readonly Geometry[]) => {
    count(geometries.length);
    for (const one of geometries) parts.push(wkb(one));
  };
  begin(geometry.type);
  switch (geometry.type) {
    case 'Point':
      // An empty point is written with numbers that are none.
      positions([geometry.coordinates.length ? geometry.coordinates : [Number.NaN, Number.NaN]]);
      break;
    case 'LineString':
      count(geometry.coordinates.length);
      positions(geometry.coordinates);
      break;
    case 'Polygon':
      lists(geometry.coordinates);
      break;
    case 'MultiPoint':
      all(geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates })));
      break;
    case 'MultiLineString':
      all(geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })));
      break;
    case 'MultiPolygon':
      all(geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })));
      break;
    case 'GeometryCollection':
      all(geometry.geometries);
  }
  return Buffer.concat(parts);
}
