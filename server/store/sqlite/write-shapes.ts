import type { Geometry } from 'geojson';
import type { Box } from '../../contract/query.ts';
import type { Shape } from '../../domain/projection.ts';
import { geometryBoxes, shapeBoxes, union } from '../../query/shape-boxes.ts';
import type { Connection } from './connection.ts';
import { sha256 } from './hash-chain.ts';
import { boxTime, type Layer, never } from './layer.ts';

/** The spans a shape is found in; null ends go on. */
interface Spans {
  occurred_start: number | null;
  occurred_end: number | null;
  known_from: number;
  known_to: number | null;
}

/** Stores the shapes of one row with their boxes in the R*Tree, in order. */
export function writeShapes(
  connection: Connection,
  layer: Layer,
  owner: number,
  shapes: readonly Shape[],
  spans: Spans,
): void {
  const insertShape = connection.prepare(
    `INSERT INTO ${layer.shapes} (owner, lon, lat, radius, area) VALUES (?, ?, ?, ?, ?)`,
  );
  for (const shape of shapes) {
    const { lastInsertRowid } =
      shape.kind === 'disc'
        ? insertShape.run(owner, shape.lon, shape.lat, shape.radius_m, null)
        : insertShape.run(owner, null, null, null, areaId(connection, JSON.stringify(shape.geometry)));
    writeBoxes(connection, layer.boxes, lastInsertRowid, shapeBoxes(shape), spans);
  }
}

/** Stores the boxes around a row's own geometry. */
export function writeExtent(
  connection: Connection,
  layer: Layer,
  owner: number,
  geometry: Geometry | null,
  spans: Spans,
): void {
  if (geometry) writeBoxes(connection, layer.extents, owner, geometryBoxes(geometry), spans);
}

/** At most 15 boxes of one shape or row: the low four bits of their ids count them. */
function writeBoxes(
  connection: Connection,
  table: string,
  of: number | bigint,
  boxes: readonly Box[],
  spans: Spans,
): void {
  const insert = connection.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const { occurred_start: start, occurred_end: end } = spans;
  // What has no start lies before all times; a span that ends before it begins is found by its beginning.
  const from = start === null ? -never : boxTime(start);
  const to = start === null ? -never : Math.max(from, end === null ? never : boxTime(end));
  const known = boxTime(spans.known_from);
  const knownTo = Math.max(known, spans.known_to === null ? never : boxTime(spans.known_to));
  boxes.forEach(([west, south, east, north], part) => {
    insert.run(BigInt(of) * 16n + BigInt(part), west, east, south, north, from, to, known, knownTo);
  });
}

/** Id of the area with exactly this GeoJSON; stores it when it is the first. */
export function areaId(connection: Connection, text: string): number | bigint {
  const hash = sha256(text);
  const known = connection.prepare('SELECT id FROM areas WHERE hash = ?').get(hash) as
    | { id: number }
    | undefined;
  if (known) return known.id;
  const boxes = geometryBoxes(JSON.parse(text) as Geometry);
  // An empty geometry has no box and meets none; NaN is no REAL, so it gets one that nothing reaches.
  const [west, south, east, north] = boxes.length ? union(boxes) : [0, 999, 0, 999];
  return connection
    .prepare('INSERT INTO areas (hash, minx, miny, maxx, maxy, geometry) VALUES (?, ?, ?, ?, ?, ?)')
    .run(hash, west, south, east, north, text).lastInsertRowid;
}
