import { lastZoomOfMap } from '../contract/drawing.ts';
import { type Tile, unitSquare } from './tile-grid.ts';

/** What is drawn at one place: how many, and what they have in common. */
export interface Tally {
  count: number;
  contested: number;
  /** Number of the latest of them in the store. */
  last: number;
  /** Largest radius in metres of those that are a disc; 0 where all are points. */
  metres: number;
  /** Null where they differ. */
  type: string | null;
}

/** Spots that share a cell of the grid; positions are of the unit square of Web Mercator. */
export interface Cell extends Tally {
  /** Mean of the members. */
  x: number;
  y: number;
  box: [west: number, north: number, east: number, south: number];
  spots: number[];
  /** Whether the members are areas that a point with its uncertainty stands for. */
  isVague: boolean;
}

/** The spots of one area, counted together. */
export interface AreaTally extends Tally {
  spot: number;
}

/** Spots by cell, and areas; `isInside` tells the cells of the tile from those around it. */
export interface SpotCells {
  /** Vague spots have cells of their own. */
  add(spot: number, lon: number, lat: number, tally: Tally, isVague?: boolean): void;
  /** As `add`, of a position in the unit square, x in [0, 1). */
  addAt(spot: number, x: number, y: number, tally: Tally, isVague: boolean): void;
  addArea(spot: number, tally: Tally): void;
  cells(): { cell: Cell; isInside: boolean }[];
  areas: AreaTally[];
}

/** Tiles around a tile in which cells are whole, so that it draws what reaches in: some 7 to 14 km of the equator. */
export function tilesAround(z: number): number {
  return z === 0 ? 0 : 0.25 * 2 ** Math.max(0, z - 10);
}

/**
 * Groups spots by the cells of a grid that is fixed in the world, `across` of them along the side of a tile: each
 * spot is in one cell of one tile, so that counts of neighbours and zooms agree and add up.
 */
export function createSpotCells(tile: Tile, across: number): SpotCells {
  const scale = 2 ** tile.z * across;
  const around = tilesAround(tile.z) * across;
  const [left, top] = [tile.x * across, tile.y * across];
  const found = new Map<number, Cell>();
  const areas: AreaTally[] = [];
  const isWithin = (column: number, row: number, more: number) =>
    column >= left - more && column < left + across + more && row >= top - more && row < top + across + more;
  const addAt: SpotCells['addAt'] = (spot, x, y, tally, isVague) => {
    const [column, row] = cellAt(x, y, scale);
    if (!isWithin(column, row, around)) return;
    const key = 2 * (row * scale + column) + Number(isVague);
    const cell = found.get(key);
    if (!cell) {
      found.set(key, { ...tally, x, y, box: [x, y, x, y], spots: [spot], isVague });
      return;
    }
    const sum = cell.count + tally.count;
    cell.x += ((x - cell.x) * tally.count) / sum;
    cell.y += ((y - cell.y) * tally.count) / sum;
    cell.count = sum;
    cell.contested += tally.contested;
    cell.last = Math.max(cell.last, tally.last);
    cell.metres = Math.max(cell.metres, tally.metres);
    if (cell.type !== tally.type) cell.type = null;
    const { box } = cell;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
    cell.spots.push(spot);
  };
  return {
    areas,
    addArea: (spot, tally) => areas.push({ ...tally, spot }),
    addAt,
    add(spot, lon, lat, tally, isVague = false) {
      const [unbounded, y] = unitSquare(lon, lat);
      // 180° is the western edge of the world, where its cell begins.
      addAt(spot, unbounded - Math.floor(unbounded), y, tally, isVague);
    },
    cells: () =>
      [...found].map(([key, cell]) => ({
        cell,
        isInside: isWithin(Math.floor(key / 2) % scale, Math.floor(key / 2 / scale), 0),
      })),
  };
}

function cellAt(x: number, y: number, scale: number): [number, number] {
  return [Math.floor(x * scale), Math.min(scale - 1, Math.floor(y * scale))];
}

/** The next zoom at which the members of a cell are in different cells; null where they part at none of the map. */
export function partingZoom({ box }: Pick<Cell, 'box'>, z: number, across: number): number | null {
  for (let zoom = z + 1; zoom <= lastZoomOfMap; zoom++) {
    const scale = 2 ** zoom * across;
    const [west, north] = cellAt(box[0], box[1], scale);
    const [east, south] = cellAt(box[2], box[3], scale);
    if (west !== east || north !== south) return zoom;
  }
  return null;
}

/**
 * Where the number of a cell stands: at the mean of its members, but away from the cell's edge, so that the numbers of
 * neighbours do not cover each other.
 */
export function numberPlace({ x, y }: Pick<Cell, 'x' | 'y'>, z: number, across: number): [number, number] {
  const scale = 2 ** z * across;
  const held = (value: number) => {
    const cell = Math.floor(value * scale);
    return (cell + Math.min(0.6, Math.max(0.4, value * scale - cell))) / scale;
  };
  return [held(x), held(y)];
}
