import { numericId, type TaggedFeature } from '../../../format/mvt.ts';
import { pointGeometry, type TileGeometry } from '../../../format/mvt-geometry.ts';
import { pixelsAtZoom0, type Tile } from '../../../format/tile-grid.ts';
import { reachOf } from '../../../format/tile-parts.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Table } from './buffer.ts';
import { type PointTags, pointTags } from './tile-tags.ts';

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
    /** Whether a state is a point that the tile shows. */
    has(id: number): boolean;
    count: number;
    /** The features of the points by state, with their titles or without. */
    features(titled: boolean): ReadonlyMap<number, TaggedFeature>;
  };
}

/** States as a tile shows them, without the points that lie outside. */
export function tileStates(
  context: ReaderContext,
  table: Table,
  tile: Tile,
  found: readonly number[],
): TileStates {
  const shown = new Map<number, Shown>();
  const ids = found.filter((id) => {
    const row = table.rowOf[id]!;
    if (table.rows.isPoint[row] === 0) return true;
    const one = shownOf(table, row, tile);
    if (one) shown.set(id, one);
    return one !== null;
  });
  const features = (titled: boolean) => {
    const texts = textsOf(context, [...shown.keys()], titled);
    let tags: PointTags | null = null;
    return new Map(
      [...shown].map(([id, { row, geometry, pixels }], at): [number, TaggedFeature] => {
        const own = { id: texts.ids[at]!, titles: texts.titles?.[at] ?? null, pixels };
        return [
          id,
          {
            id: numericId(own.id),
            geometry,
            tags: (lists) => {
              tags ??= pointTags(table.rows, lists);
              return tags.of(row, own);
            },
          },
        ];
      }),
    );
  };
  return { ids, points: { has: (id) => shown.has(id), count: shown.size, features } };
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

/** What our own writers put between these names are the titles; inside of a text the marks would be escaped. */
const titles = `'{' || substr(b.feature, instr(b.feature, '"title":'),
  iif(instr(b.feature, ',"summary":'), instr(b.feature, ',"summary":'), instr(b.feature, ',"type":'))
    - instr(b.feature, '"title":')) || '}'`;

interface Texts {
  ids: string[];
  titles: Record<string, string>[] | null;
}

/** Public ids and, where they are wanted, titles of states, in their order; each kind leaves SQLite as one JSON text. */
function textsOf(context: ReaderContext, states: readonly number[], titled: boolean): Texts {
  const bodies = titled ? 'CROSS JOIN state_bodies b ON b.owner = s.id' : '';
  const [ids, own] = context
    .prepare(
      `SELECT group_concat(s.public_id), ${titled ? `group_concat(${titles})` : 'NULL'}
       FROM json_each(?) j CROSS JOIN states s ON s.id = j.value ${bodies}`,
    )
    .raw()
    .get(JSON.stringify(states)) as [string | null, string | null];
  // An id has no comma in it.
  return {
    ids: ids?.split(',') ?? [],
    titles: titled ? (JSON.parse(`[${own ?? ''}]`) as Record<string, string>[]) : null,
  };
}
