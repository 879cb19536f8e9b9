import type { Point } from 'geojson';
import { numericId, type TileFeature } from '../../../format/mvt.ts';
import type { TileGeometry } from '../../../format/mvt-geometry.ts';
import { tileParts } from '../../../format/tile-parts.ts';
import { incidentTileProperties } from '../../../format/tile-properties.ts';
import type { TileAddress } from '../../store.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Table } from './buffer.ts';
import { aspectsOf, codeLists } from './codes.ts';

interface Shown {
  row: number;
  point: Point;
  parts: TileGeometry[];
}

/** The states of a tile: points are made of the columns, the features of all others must be read. */
export interface TileStates {
  /** All that the tile may show, in their order. */
  ids: number[];
  points: {
    /** Whether a state is a point that the tile shows. */
    has(id: number): boolean;
    count: number;
    /** The features of the points by state, with their titles or without. */
    features(titled: boolean): ReadonlyMap<number, TileFeature[]>;
  };
}

/** States as a tile shows them, without the points that lie outside. */
export function tileStates(
  context: ReaderContext,
  table: Table,
  tile: TileAddress,
  found: readonly number[],
): TileStates {
  const shown = new Map<number, Shown>();
  const ids = found.filter((id) => {
    const row = table.rowOf[id]!;
    if (table.rows.isPoint[row] === 0) return true;
    const point = pointOf(table, row);
    const parts = tileParts(point, metresOf(table, row), tile, true);
    if (parts.length > 0) shown.set(id, { row, point, parts });
    return parts.length > 0;
  });
  const features = (titled: boolean) =>
    new Map(
      textsOf(context, [...shown.keys()], titled).map(([id, publicId, titles]) => [
        id,
        featuresOf(table, shown.get(id)!, publicId, titles),
      ]),
    );
  return { ids, points: { has: (id) => shown.has(id), count: shown.size, features } };
}

/** What our own writers put between these names are the titles; inside of a text the marks would be escaped. */
const titles = `'{' || substr(b.feature, instr(b.feature, '"title":'),
  iif(instr(b.feature, ',"summary":'), instr(b.feature, ',"summary":'), instr(b.feature, ',"type":'))
    - instr(b.feature, '"title":')) || '}'`;

function textsOf(
  context: ReaderContext,
  ids: readonly number[],
  titled: boolean,
): [id: number, publicId: string, titles: string | null][] {
  const bodies = titled ? 'CROSS JOIN state_bodies b ON b.owner = s.id' : '';
  return context
    .prepare(
      `SELECT s.id, s.public_id, ${titled ? titles : 'NULL'}
       FROM json_each(?) j CROSS JOIN states s ON s.id = j.value ${bodies}`,
    )
    .raw()
    .all(JSON.stringify(ids)) as [number, string, string | null][];
}

function featuresOf(
  table: Table,
  { row, point, parts }: Shown,
  id: string,
  titles: string | null,
): TileFeature[] {
  const { rows } = table;
  const facts = {
    ...(titles === null ? {} : (JSON.parse(titles) as object)),
    type: codeLists.type[rows.type[row]!]!,
    sub_type: codeLists.subType[rows.subType[row]!]!,
    verification: codeLists.verification[rows.verification[row]!]!,
    contested: aspectsOf(rows.contested[row]!),
    place_precision: codeLists.precision[rows.precision[row]!]!,
    uncertainty_m: metresOf(table, row),
    occurred_start: instant(rows.start[row]!),
    occurred_end: instant(rows.end[row]!),
    accounts_count: rows.accounts[row]!,
    known_from: instant(rows.knownFrom[row]!)!,
  };
  const properties = incidentTileProperties(id, facts, point, titles !== null);
  return parts.map((geometry) => ({ id: numericId(id), geometry, properties }));
}

function pointOf({ rows, dictionary }: Table, row: number): Point {
  const spot = rows.spot[row]!;
  return { type: 'Point', coordinates: [dictionary.spotLon[spot]!, dictionary.spotLat[spot]!] };
}

function metresOf({ rows }: Table, row: number): number | null {
  const metres = rows.uncertainty[row]!;
  return Number.isNaN(metres) ? null : metres;
}

function instant(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null;
}
