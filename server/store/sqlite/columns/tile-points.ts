import type { Point } from 'geojson';
import { numericId, type TileFeature } from '../../../format/mvt.ts';
import type { TileGeometry } from '../../../format/mvt-geometry.ts';
import { tileParts } from '../../../format/tile-parts.ts';
import { incidentTileProperties, mostTitled } from '../../../format/tile-properties.ts';
import type { TileAddress } from '../../store.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Table } from './buffer.ts';
import { aspectsOf, codeLists } from './codes.ts';

interface Shown {
  row: number;
  point: Point;
  parts: TileGeometry[];
}

/** The states of a tile: points that are drawn without their texts, by id, and those whose features must be read. */
export interface TileStates {
  /** All that the tile may show, in their order. */
  ids: number[];
  points: ReadonlyMap<number, TileFeature[]>;
}

/**
 * States by id as a tile shows them: points that lie outside are left out, and where more than can bear their texts
 * are left, points are made of the columns alone, without reading their features.
 */
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
  if (shown.size <= mostTitled) return { ids, points: new Map() };
  const publicIds = context
    .prepare('SELECT s.id, s.public_id FROM json_each(?) j CROSS JOIN states s ON s.id = j.value')
    .raw()
    .all(JSON.stringify([...shown.keys()])) as [number, string][];
  return {
    ids,
    points: new Map(publicIds.map(([id, publicId]) => [id, featuresOf(table, shown.get(id)!, publicId)])),
  };
}

function featuresOf(table: Table, { row, point, parts }: Shown, id: string): TileFeature[] {
  const { rows } = table;
  const facts = {
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
  const properties = incidentTileProperties(id, facts, point, false);
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
