import type { Box } from '../../contract/query.ts';
import type { Connection } from './connection.ts';
import type { AreaRow, ShapeRow } from './projection-rows.ts';

/** Numbers of what rows share with others; 0 where there is nothing. */
export interface SetNumbers {
  /** Of a set of ids, which are written with commas between them. */
  terms(ids: string): number;
  claims(shapes: readonly ShapeRow[]): number;
  extent(boxes: readonly Box[]): number;
  /** Of the place where an incident is drawn: its first point, or its whole geometry where it has none. */
  spot(spot: number[] | string | null): number;
}

/** Numbers of sets that were found lately, by table and text; to be forgotten when a transaction is taken back. */
export type KnownSets = Map<string, number>;

const mostKnown = 100_000;

/** Finds or stores what rows share. */
export function storedSets(connection: Connection, known?: KnownSets): SetNumbers {
  return {
    terms: (ids) => termSet(connection, ids, known),
    claims: (shapes) => claimSet(connection, shapes, known),
    extent: (boxes) => extentSet(connection, boxes, known),
    spot: (spot) => spotNumber(connection, spot, known),
  };
}

/** The number of a set of ids, which are written with commas between them. */
export function termSet(connection: Connection, ids: string, known?: KnownSets): number {
  return setNumber(connection, { table: 'term_sets', column: 'ids', text: ids, known }, (set) => {
    const term = connection.prepare('INSERT INTO set_terms (term_set, value) VALUES (?, ?)');
    for (const value of ids.split(',')) term.run(set, value);
  });
}

function claimSet(connection: Connection, shapes: readonly ShapeRow[], known?: KnownSets): number {
  const areas = shapes.map(({ area }) => area && areaId(connection, area));
  const text = shapes
    .map(({ disc }, at) => (disc ? `${disc.lon} ${disc.lat} ${disc.radius}` : `#${areas[at]}`))
    .join(';');
  return setNumber(connection, { table: 'claim_sets', column: 'shapes', text, known }, (claims) => {
    const shape = connection.prepare(
      'INSERT INTO claim_shapes (claims, lon, lat, radius, area) VALUES (?, ?, ?, ?, ?)',
    );
    shapes.forEach(({ disc, boxes }, at) => {
      const { lon, lat, radius } = disc ?? { lon: null, lat: null, radius: null };
      const { lastInsertRowid } = shape.run(claims, lon, lat, radius, areas[at]);
      writeBoxes(connection, 'claim_boxes', Number(lastInsertRowid), boxes);
    });
  });
}

function extentSet(connection: Connection, boxes: readonly Box[], known?: KnownSets): number {
  const text = boxes.map((box) => box.join(' ')).join(';');
  return setNumber(connection, { table: 'extent_sets', column: 'boxes', text, known }, (set) =>
    writeBoxes(connection, 'extent_boxes', set, boxes),
  );
}

function spotNumber(connection: Connection, spot: number[] | string | null, known?: KnownSets): number {
  return setNumber(
    connection,
    { table: 'spots', column: 'place', text: spotText(spot), known },
    () => undefined,
  );
}

/** A place where an incident is drawn as it is written in its table. */
export function spotText(spot: number[] | string | null): string {
  return typeof spot === 'string' ? spot : (spot?.join(' ') ?? '');
}

/** The number of a text in its table, where it is put when it is the first of its kind; `added` is then told. */
function setNumber(
  connection: Connection,
  {
    table,
    column,
    text,
    known,
  }: { table: string; column: string; text: string; known: KnownSets | undefined },
  added: (set: number) => void,
): number {
  if (text === '') return 0;
  const key = known && `${table} ${text}`;
  const before = key && known.get(key);
  if (before) return before;
  let set = connection.prepare(`SELECT id FROM ${table} WHERE ${column} = ?`).pluck().get(text) as
    | number
    | undefined;
  if (set === undefined) {
    const { lastInsertRowid } = connection.prepare(`INSERT INTO ${table} (${column}) VALUES (?)`).run(text);
    set = Number(lastInsertRowid);
    added(set);
  }
  if (key) {
    if (known.size >= mostKnown) known.clear();
    known.set(key, set);
  }
  return set;
}

/** At most 15 boxes of one shape or row: the low four bits of their ids count them. */
function writeBoxes(connection: Connection, table: string, of: number, boxes: readonly Box[]): void {
  const insert = connection.prepare(
    `INSERT INTO ${table} (id, minx, maxx, miny, maxy) VALUES (?, ?, ?, ?, ?)`,
  );
  boxes.forEach(([west, south, east, north], part) => {
    insert.run(of * 16 + part, west, east, south, north);
  });
}

/** Id of the area with exactly this geometry; stores it when it is the first. */
function areaId(connection: Connection, { hash, box, geometry }: AreaRow): number {
  const known = connection.prepare('SELECT id FROM areas WHERE hash = ?').pluck().get(hash);
  if (known !== undefined) return known as number;
  const [west, south, east, north] = box;
  const { lastInsertRowid } = connection
    .prepare('INSERT INTO areas (hash, minx, miny, maxx, maxy, geometry) VALUES (?, ?, ?, ?, ?, ?)')
    .run(hash, west, south, east, north, geometry);
  return Number(lastInsertRowid);
}
