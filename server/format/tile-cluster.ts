import type { Geometry } from 'geojson';
import { firstPoint } from '../domain/first-point.ts';
import type { TileFeature } from './mvt.ts';
import { pointGeometry, tileGeometries } from './mvt-geometry.ts';
import { latitudeLimit, type Tile, unitSquare } from './tile-grid.ts';

/** More features than this in one layer of a tile are drawn as counts. */
export const mostFeatures = 5_000;
/** Cells along the side of a tile; a power of two, so that the four cells of the next zoom fill one of this. */
export const cellsAcross = 32;

/** Bits of each axis of a grid of the world, whose whole numbers are summed without an error, in any order. */
export const gridBits = 32;

/** A share of the world's side in that grid. */
export const gridPlace = (share: number): number =>
  Math.min(2 ** gridBits - 1, Math.floor(share * 2 ** gridBits));

/** What a count knows of each feature. */
export interface Counted {
  geometry: Geometry;
  type: string | null;
  /** Null where the question makes no sense, as for places. */
  contested: boolean | null;
}

/** What is counted together; `judged` are those of which contest makes sense. */
export interface Group {
  count: number;
  contested: number;
  judged: number;
  types: Map<string, number>;
}

export interface Counter {
  add(one: Counted): void;
  /** Adds what was counted elsewhere, of an area. */
  addArea(geometry: Geometry, group: Group): void;
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
  const cells = new Map<number, Group & { x: number; y: number }>();
  const areas = new Map<string, Group & { geometry: Geometry }>();
  const scale = 2 ** tile.z * cellsAcross;
  const addCell = (cell: number, group: Group, x: number, y: number) => {
    const known = cells.get(cell);
    if (!known) {
      cells.set(cell, { ...group, x, y });
      return;
    }
    known.x += x;
    known.y += y;
    join(known, group);
  };
  const addArea = (geometry: Geometry, group: Group) => {
    const key = JSON.stringify(geometry);
    const known = areas.get(key);
    if (known) join(known, group);
    else areas.set(key, { ...group, geometry });
  };
  return {
    addArea,
    add({ geometry, type, contested }) {
      const group = {
        count: 1,
        contested: Number(contested === true),
        judged: Number(contested !== null),
        types: new Map(type === null ? [] : [[type, 1]]),
      };
      const point = firstPoint(geometry);
      if (!point) {
        addArea(geometry, group);
        return;
      }
      const [x, y] = cellPosition(point[0]!, point[1]!);
      const cell = cellOf(x, y, tile, scale);
      if (cell >= 0) addCell(cell, group, gridPlace(x), gridPlace(y));
    },
    features() {
      const out: TileFeature[] = [];
      for (const area of areas.values()) {
        const properties = described(area, mostFrequent(area.types));
        for (const geometry of tileGeometries(area.geometry, tile, { keepSmall: true }))
          out.push({ geometry, properties });
      }
      for (const cell of cells.values())
        out.push(cellFeature(tile, cell.x, cell.y, cell, mostFrequent(cell.types)));
      return out;
    },
  };
}

/** A cell's count as a feature of the tile, with the sums of its members' places in the grid. */
export function cellFeature(
  tile: Tile,
  east: number,
  south: number,
  group: Omit<Group, 'types'>,
  type: string | undefined,
): TileFeature {
  const [x, y] = [east, south].map((sum) => (sum / group.count + 0.5) / 2 ** gridBits);
  const geometry = pointGeometry(x!, y!, tile);
  return { geometry, properties: described(group, type) };
}

/** Longitude and latitude as a point of the unit square that lies in a cell; NaN where the map does not reach. */
export function cellPosition(lon: number, lat: number): [number, number] {
  if (!(Math.abs(lat) <= latitudeLimit)) return [Number.NaN, Number.NaN];
  const [x, y] = unitSquare(lon, lat);
  // 180° is the western edge of the world, where its cell begins.
  return [x - Math.floor(x), y];
}

/** The cell of the tile that holds a position, row by row from the north-west; -1 of one that is not in the tile. */
export function cellOf(x: number, y: number, tile: Tile, scale = 2 ** tile.z * cellsAcross): number {
  const column = Math.floor(x * scale) - tile.x * cellsAcross;
  const row = Math.min(scale - 1, Math.floor(y * scale)) - tile.y * cellsAcross;
  return column >= 0 && column < cellsAcross && row >= 0 && row < cellsAcross
    ? row * cellsAcross + column
    : -1;
}

function join(group: Group, other: Group): void {
  group.count += other.count;
  group.contested += other.contested;
  group.judged += other.judged;
  for (const [type, count] of other.types) group.types.set(type, (group.types.get(type) ?? 0) + count);
}

function described(
  { count, contested, judged }: Omit<Group, 'types'>,
  type: string | undefined,
): TileFeature['properties'] {
  return {
    point_count: count,
    ...(judged ? { contested_share: contested / count } : {}),
    ...(type === undefined ? {} : { type }),
  };
}

/** The most frequent type; of equals the first by name, so that the same members always give the same answer. */
function mostFrequent(types: Group['types']): string | undefined {
  return [...types].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}
