import { numericId, type TaggedFeature } from '../../../format/mvt.ts';
import { pointGeometry, type TileGeometry } from '../../../format/mvt-geometry.ts';
import { pixelsAtZoom0, type Tile } from '../../../format/tile-grid.ts';
import { reachOf } from '../../../format/tile-parts.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Table } from './buffer.ts';
import { publicIdOf } from './public-id.ts';
import { type PointTags, pointTags } from './tile-tags.ts';
import { titlesOf } from './titles.ts';

/** A point that the tile shows; `pixels` is the radius of its disc at zoom 0, null without one. */
interface Shown {
  row: number;
  geometry: TileGeometry;
  pixels: number | null;
}

/** The states of a tile: points are made of the columns, the features of all others must be read. */
export interface TileStates {
  /** All that the tile may show, in their order. */
  ids: number[];
  points: {
    /** Whether the state at a place of the list is a point that the tile shows. */
    isAt(index: number): boolean;
    count: number;
    /** The features of the points at their places in the list, with their titles or without. */
    features(titled: boolean): (TaggedFeature | null)[];
  };
}

/** States as a tile shows them, without the points that lie outside. */
export function tileStates(
  context: ReaderContext,
  table: Table,
  tile: Tile,
  found: readonly number[],
): TileStates {
  const ids: number[] = [];
  const shown: (Shown | null)[] = [];
  let count = 0;
  for (const id of found) {
    const row = table.rowOf[id]!;
    const isPoint = table.rows.isPoint[row] === 1;
    const one = isPoint ? shownOf(table, row, tile) : null;
    if (isPoint && !one) continue;
    ids.push(id);
    shown.push(one);
    if (one) count += 1;
  }
  const features = (titled: boolean) => {
    const states = titled ? shown.flatMap((one) => (one ? [table.rows.id[one.row]!] : [])) : [];
    const titles = titlesOf(context, states);
    let next = 0;
    let tags: PointTags | null = null;
    return shown.map((one): TaggedFeature | null => {
      if (!one) return null;
      const { row, geometry, pixels } = one;
      const own = { id: publicIdOf(table, row), titles: titles[next++] ?? null, pixels };
      return {
        id: numericId(own.id),
        geometry,
        tags: (lists) => {
          tags ??= pointTags(table.rows, lists, count);
          return tags.of(row, own);
        },
      };
    });
  };
  return { ids, points: { isAt: (index) => shown[index] !== null, count, features } };
}

function shownOf({ rows, dictionary }: Table, row: number, tile: Tile): Shown | null {
  const spot = rows.spot[row]!;
  const unitY = dictionary.spotY[spot]!;
  // Where the map does not reach there is none.
  if (Number.isNaN(unitY)) return null;
  const metres = rows.uncertainty[row]!;
  const pixels = Number.isNaN(metres) ? null : pixelsAtZoom0(metres, dictionary.spotLat[spot]!);
  const geometry = pointGeometry(dictionary.spotLon[spot]! / 360 + 0.5, unitY, tile, reachOf(pixels, tile));
  return geometry && { row, geometry, pixels };
}
