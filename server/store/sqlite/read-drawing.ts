import type { Geometry } from 'geojson';
import { pinnedPrecisions, pointPrecisions } from '../../contract/drawing.ts';
import type { IncidentFeature } from '../../contract/feature.ts';
import type { IncidentQuery } from '../../contract/query.ts';
import { showsEveryPlace } from '../../contract/view.ts';
import type { TileFeature } from '../../format/mvt.ts';
import { type DrawingFacts, drawTile } from '../../format/tile-drawing.ts';
import { extent, tileBox } from '../../format/tile-grid.ts';
import { createSpotCells, type SpotCells, tilesAround } from '../../format/tile-spots.ts';
import { meetsBox } from '../../query/expression.ts';
import type { Audience, TileAddress } from '../store.ts';
import { askColumns } from './columns/question.ts';
import { statesOfSeveral, statesWhere, tallySpots } from './columns/tally-spots.ts';
import type { Compiled } from './compile.ts';
import { incidentLayer } from './layer.ts';
import { readClaims } from './read-claims.ts';
import { planned } from './read-page.ts';
import { readPlace } from './read-places.ts';
import type { ReaderContext } from './reader-context.ts';

/** What finds the rows of a drawing: the columns, or SQL where they do not hold what is asked. */
type Finder = Pick<DrawingFacts, 'statesAt' | 'severals'> & { tally(cells: SpotCells): void };

/** The incidents of a query as a tile draws them by cells, `across` of them along its side. */
export function readDrawing(
  context: ReaderContext,
  tile: TileAddress,
  across: number,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): TileFeature[] {
  const box = tileBox(tile, tilesAround(tile.z) * extent);
  const more = tile.z === 0 ? [] : [meetsBox('claimed_places', box)];
  const columns = askColumns(context, query, audience, now, more);
  const finder: Finder = columns
    ? {
        tally: (cells) => tallySpots(columns, cells),
        statesAt: (spots) => {
          const wanted = new Set(spots);
          return statesWhere(columns, (row) => wanted.has(columns.table.rows.spot[row]!));
        },
        severals: () => statesOfSeveral(columns),
      }
    : bySql(context, planned(context, incidentLayer, query, audience, now, { more }));
  const cells = createSpotCells(tile, across);
  finder.tally(cells);
  const drawn = drawTile(tile, across, cells, {
    ...finder,
    features: (states) => readFeatures(context, states),
    outline: (ref) => outlineOf(context, ref),
  });
  if (!showsEveryPlace(query)) return drawn;
  const claiming = planned(context, incidentLayer, query, audience, now, { more });
  return [...drawn, ...readClaims(context, tile, claiming, query, now)];
}

function bySql(context: ReaderContext, { with: head, from, where, parameters }: Compiled): Finder {
  const located = `${from} ${where} AND s.located = 1`;
  return {
    tally(cells) {
      const rows = context
        .prepare(
          `${head} SELECT s.spot, count(*) AS count, sum(s.contested <> 0) AS contested, max(s.id) AS last,
             max(CASE WHEN s.place_precision IN (SELECT value FROM json_each(@pinned)) THEN 0
               ELSE coalesce(s.uncertainty, 0) END) AS metres,
             CASE WHEN min(s.type) = max(s.type) THEN min(s.type) END AS type,
             (SELECT p.place FROM spots p WHERE p.id = s.spot) AS place,
             s.place_precision NOT IN (SELECT value FROM json_each(@points)) AS isVague
           ${located} GROUP BY isVague, s.spot ORDER BY isVague, s.spot`,
        )
        .all({
          ...parameters,
          pinned: JSON.stringify(pinnedPrecisions),
          points: JSON.stringify(pointPrecisions),
        }) as {
        spot: number;
        count: number;
        contested: number;
        last: number;
        metres: number;
        type: string | null;
        place: string;
        isVague: 0 | 1;
      }[];
      for (const { spot, place, isVague, ...tally } of rows) {
        if (place.startsWith('{')) cells.addArea(spot, tally);
        else {
          const [lon, lat] = place.split(' ').map(Number) as [number, number];
          cells.add(spot, lon, lat, tally, isVague === 1);
        }
      }
    },
    statesAt: (spots) =>
      context
        .prepare(
          `${head} SELECT s.id AS state, s.spot ${located} AND s.spot IN (SELECT value FROM json_each(@spots))`,
        )
        .all({ ...parameters, spots: JSON.stringify(spots) }) as { state: number; spot: number }[],
    severals: () =>
      context
        .prepare(
          `${head} SELECT s.id ${located} AND s.is_point = 0
             AND (SELECT substr(p.place, 1, 1) FROM spots p WHERE p.id = s.spot) <> '{'`,
        )
        .pluck()
        .all(parameters) as number[],
  };
}

function readFeatures(
  context: ReaderContext,
  states: readonly number[],
): ReadonlyMap<number, IncidentFeature> {
  const rows = context
    .prepare(
      'SELECT b.owner, unpacked(b.feature) FROM json_each(?) j CROSS JOIN state_bodies b ON b.owner = j.value',
    )
    .raw()
    .all(JSON.stringify(states)) as [number, string][];
  return new Map(rows.map(([state, text]) => [state, JSON.parse(text) as IncidentFeature]));
}

function outlineOf(context: ReaderContext, ref: string): Geometry | null {
  const [collection = '', id = ''] = ref.split('/');
  const geometry = readPlace(context, collection, id)?.geometry ?? null;
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? geometry : null;
}
