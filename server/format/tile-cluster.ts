import type { Geometry, Position } from 'geojson';
import type { TileFeature } from './mvt.ts';
import { tileGeometries } from './mvt-geometry.ts';
import { degreesOf, latitudeLimit, type Tile, unitSquare } from './tile-grid.ts';

/** More features than this in one layer of a tile are drawn as counts. */
export const mostFeatures = 5_000;
/** Cells along the side of a tile; a power of two, so that the four cells of the next zoom fill one of this. */
const cellsAcross = 32;

/** What a count knows of each feature. */
export interface Counted {
  geometry: Geometry;
  type: string | null;
  /** Null where the question makes no sense, as for places. */
  contested: boolean | null;
}

interface Group {
  count: number;
  contested: number;
  judged: number;
  types: Map<string, number>;
}

export interface Counter {
  add(one: Counted): void;
  /** The counts as features of the tile: `point_count`, `contested_share` (0 to 1) and the most frequent `type`. */
  features(): TileFeature[];
}

/**
 * Counts the features of a dense tile by cells of a grid that is fixed in the world, so that neighbouring tiles and
 * zooms agree. A cell lies in one tile, and what has several points counts where its first one is: the counts of all
 * tiles of a zoom add up to the number of features, each once. A count stands at the mean of its members. Areas are
 * never counted at a point: those with the same outline become one area with their count, in every tile it reaches.
 */
export function createCounter(tile: Tile): Counter {
  const cells = new Map<string, Group & { x: number; y: number }>();
  const areas = new Map<string, Group & { geometry: Geometry }>();
  const scale = 2 ** tile.z * cellsAcross;
  return {
    add(one) {
      const point = firstPoint(one.geometry);
      if (!point) {
        const key = JSON.stringify(one.geometry);
        const area = areas.get(key) ?? { ...emptyGroup(), geometry: one.geometry };
        areas.set(key, area);
        join(area, one);
        return;
      }
      if (Math.abs(point[1]!) > latitudeLimit) return;
      const [lon, y] = unitSquare(point[0]!, point[1]!);
      // 180° is the western edge of the world, where its cell begins.
      const x = lon - Math.floor(lon);
      const [column, row] = [Math.floor(x * scale), Math.min(scale - 1, Math.floor(y * scale))];
      if (Math.floor(column / cellsAcross) !== tile.x || Math.floor(row / cellsAcross) !== tile.y) return;
      const key = `${column}/${row}`;
      const cell = cells.get(key) ?? { ...emptyGroup(), x: 0, y: 0 };
      cells.set(key, cell);
      cell.x += x;
      cell.y += y;
      join(cell, one);
    },
    features() {
      const out: TileFeature[] = [];
      const put = (geometry: Geometry, group: Group) => {
        for (const part of tileGeometries(geometry, tile, { keepSmall: true }))
          out.push({ geometry: part, properties: described(group) });
      };
      for (const area of areas.values()) put(area.geometry, area);
      for (const cell of cells.values())
        put({ type: 'Point', coordinates: degreesOf(cell.x / cell.count, cell.y / cell.count) }, cell);
      return out;
    },
  };
}

const emptyGroup = (): Group => ({ count: 0, contested: 0, judged: 0, types: new Map() });

function join(group: Group, { type, contested }: Counted): void {
  group.count += 1;
  if (contested !== null) group.judged += 1;
  if (contested) group.contested += 1;
  if (type !== null) group.types.set(type, (group.types.get(type) ?? 0) + 1);
}

function described({ count, contested, judged, types }: Group): TileFeature['properties'] {
  // The most frequent type; of equals the first by name, so that the same members always give the same answer.
  const [type] = [...types].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
  return {
    point_count: count,
    ...(judged ? { contested_share: contested / count } : {}),
    ...(type === undefined ? {} : { type }),
  };
}

/** The first point of a geometry that has one, else null. */
export function firstPoint(geometry: Geometry): Position | null {
  if (geometry.type === 'Point') return geometry.coordinates;
  if (geometry.type === 'MultiPoint') return geometry.coordinates[0] ?? null;
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.map(firstPoint).find(Boolean) ?? null;
  return null;
}
