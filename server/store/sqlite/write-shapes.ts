import type { Box } from '../../contract/query.ts';
import type { Connection } from './connection.ts';
import { boxTime, type Layer, never } from './layer.ts';
import type { AreaRow, ShapeRow } from './projection-rows.ts';

/** The spans a shape is found in; null ends go on. */
export interface Spans {
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
  shapes: readonly ShapeRow[],
  spans: Spans,
): void {
  for (const shape of shapes) {
    const id = insertShape(connection, layer, owner, shape, null);
    writeBoxes(connection, layer.boxes, id, shape.boxes, spans);
  }
}

/** Inserts a shape under an id, null for the next one; answers the id. */
export function insertShape(
  connection: Connection,
  layer: Layer,
  owner: number,
  { disc, area }: ShapeRow,
  id: number | null,
): number {
  const insert = connection.prepare(
    `INSERT INTO ${layer.shapes} (id, owner, lon, lat, radius, area) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const { lastInsertRowid } = disc
    ? insert.run(id, owner, disc.lon, disc.lat, disc.radius, null)
    : insert.run(id, owner, null, null, null, areaId(connection, area!));
  return Number(lastInsertRowid);
}

/** Stores the boxes around a row's own geometry. */
export function writeExtent(
  connection: Connection,
  layer: Layer,
  owner: number,
  boxes: readonly Box[],
  spans: Spans,
): void {
  writeBoxes(connection, layer.extents, owner, boxes, spans);
}

/** At most 15 boxes of one shape or row: the low four bits of their ids count them. */
export function writeBoxes(
  connection: Connection,
  table: string,
  of: number,
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
  for (let part = 0; part < boxes.length; part++) {
    const [west, south, east, north] = boxes[part]!;
    insert.run(of * 16 + part, west, east, south, north, from, to, known, knownTo);
  }
}

/** Id of the area with exactly this geometry; stores it when it is the first. */
export function areaId(connection: Connection, { hash, box, geometry }: AreaRow): number | bigint {
  const known = connection.prepare('SELECT id FROM areas WHERE hash = ?').get(hash) as
    | { id: number }
    | undefined;
  if (known) return known.id;
  const [west, south, east, north] = box;
  return connection
    .prepare('INSERT INTO areas (hash, minx, miny, maxx, maxy, geometry) VALUES (?, ?, ?, ?, ?, ?)')
    .run(hash, west, south, east, north, geometry).lastInsertRowid;
}
