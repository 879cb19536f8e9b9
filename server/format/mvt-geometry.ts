import type { Geometry, Position } from 'geojson';
import { clipLine, clipRing, type Spot } from './tile-clip.ts';
import { buffer, extent, latitudeLimit, type Tile, unitSquare } from './tile-grid.ts';

/** A geometry of the tile as commands (MVT 2.1 §4.3); `kind` is the number of its type: 1 points, 2 lines, 3 polygons. */
export interface TileGeometry {
  kind: 1 | 2 | 3;
  commands: number[];
}

export interface TileGeometryOptions {
  /** Units beyond the tile within which points are kept; more than the buffer where a disc is drawn around them. */
  reach?: number;
  /** Keeps an area that is smaller than a unit as a square of one unit, so that it does not vanish from afar. */
  keepSmall?: boolean;
}

/**
 * The geometry in degrees as the tile shows it: cut to the tile and its buffer, rounded to whole units, without what
 * that leaves empty. A tile's geometry has one dimension, so a mixed collection becomes several; none when the tile
 * shows nothing of it.
 */
export function tileGeometries(
  geometry: Geometry,
  tile: Tile,
  { reach = buffer, keepSmall = false }: TileGeometryOptions = {},
): TileGeometry[] {
  const parts: Parts = { points: [], lines: [], areas: [] };
  collect(geometry, parts);
  const out: TileGeometry[] = [];
  const points = pointCommands(parts.points, tile, Math.max(buffer, reach));
  if (points.length) out.push({ kind: 1, commands: points });
  const lines = lineCommands(parts.lines, tile);
  if (lines.length) out.push({ kind: 2, commands: lines });
  const areas = areaCommands(parts.areas, tile, keepSmall);
  if (areas.length) out.push({ kind: 3, commands: areas });
  return out;
}

interface Parts {
  points: Position[];
  lines: Position[][];
  areas: Position[][][];
}

function collect(geometry: Geometry, parts: Parts): void {
  if (geometry.type === 'Point') parts.points.push(geometry.coordinates);
  else if (geometry.type === 'MultiPoint') parts.points.push(...geometry.coordinates);
  else if (geometry.type === 'LineString') parts.lines.push(geometry.coordinates);
  else if (geometry.type === 'MultiLineString') parts.lines.push(...geometry.coordinates);
  else if (geometry.type === 'Polygon') parts.areas.push(geometry.coordinates);
  else if (geometry.type === 'MultiPolygon') parts.areas.push(...geometry.coordinates);
  else for (const part of geometry.geometries) collect(part, parts);
}

/** Units of the tile's grid. */
function spotOf([lon, lat]: Position, { z, x, y }: Tile): Spot {
  const [unitX, unitY] = unitSquare(lon!, lat!);
  const tiles = 2 ** z;
  return [(unitX * tiles - x) * extent, (unitY * tiles - y) * extent];
}

/**
 * The spots in the world itself and in the ones beside it, which show what is drawn past ±180 degrees or lies just
 * beyond the antimeridian; only where they come near the tile.
 */
function worlds(spots: readonly Spot[], { z }: Tile): Spot[][] {
  const width = extent * 2 ** z;
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of spots) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  const [low, high] = [-buffer, extent + buffer];
  if (south < low || north > high) return [];
  return [0, width, -width]
    .filter((shift) => east + shift >= low && west + shift <= high)
    .map((shift) => spots.map(([x, y]) => [x + shift, y]));
}

function pointCommands(points: readonly Position[], tile: Tile, reach: number): number[] {
  const kept: Spot[] = [];
  for (const point of points) {
    if (Math.abs(point[1]!) > latitudeLimit) continue;
    const [east, south] = spotOf(point, tile);
    const width = extent * 2 ** tile.z;
    const near = [east, east + width, east - width]
      .map((x) => ({ spot: [x, south] as const, off: distanceOutside(x, south) }))
      .sort((one, other) => one.off - other.off)[0]!;
    if (near.off > reach) continue;
    const [x, y] = [Math.round(near.spot[0]), Math.round(near.spot[1])];
    if (!kept.some((one) => one[0] === x && one[1] === y)) kept.push([x, y]);
  }
  if (!kept.length) return [];
  const pen = createPen();
  pen.move(kept);
  return pen.commands;
}

/** Units from the tile's own square, 0 within it. */
function distanceOutside(x: number, y: number): number {
  if (x >= 0 && x <= extent && y >= 0 && y <= extent) return 0;
  return Math.hypot(Math.max(0, -x, x - extent), Math.max(0, -y, y - extent));
}

/**
 * Puts a point of the unit square into `spot` in whole units of the tile, as `tileGeometries` would show it without what
 * leads to that; false where the tile does not show it. The latitude must be one that the map reaches.
 */
export function pointIn(unitX: number, unitY: number, tile: Tile, reach: number, spot: Int32Array): boolean {
  const tiles = 2 ** tile.z;
  const width = extent * tiles;
  const y = (unitY * tiles - tile.y) * extent;
  const here = (unitX * tiles - tile.x) * extent;
  // Of the worlds beside each other the nearest counts, and the map's own where several are as near.
  let [x, off] = [here, distanceOutside(here, y)];
  for (let turn = 1; turn >= -1 && off > 0; turn -= 2) {
    const other = distanceOutside(here + turn * width, y);
    if (other < off) [x, off] = [here + turn * width, other];
  }
  if (off > Math.max(buffer, reach)) return false;
  spot[0] = Math.round(x);
  spot[1] = Math.round(y);
  return true;
}

/** A point of the unit square, in the tile, as a geometry of it. */
export function pointGeometry(unitX: number, unitY: number, { z, x, y }: Tile): TileGeometry {
  const tiles = 2 ** z;
  const pen = createPen();
  pen.move([[Math.round((unitX * tiles - x) * extent), Math.round((unitY * tiles - y) * extent)]]);
  return { kind: 1, commands: pen.commands };
}

function lineCommands(lines: readonly Position[][], tile: Tile): number[] {
  const pen = createPen();
  for (const line of lines) {
    const spots = line.map((position) => spotOf(position, tile));
    for (const part of worlds(spots, tile).flatMap((one) => clipLine(one, -buffer, extent + buffer))) {
      const rounded = round(part);
      if (rounded.length < 2) continue;
      pen.move(rounded.slice(0, 1));
      pen.draw(rounded.slice(1));
    }
  }
  return pen.commands;
}

function areaCommands(areas: readonly Position[][][], tile: Tile, keepSmall: boolean): number[] {
  const pen = createPen();
  let small: Spot | null = null;
  const draw = (spots: readonly Spot[], hole: boolean): boolean => {
    const clipped = clipRing(spots, -buffer, extent + buffer);
    const rounded = openRing(round(clipped));
    const twice = rounded.length < 3 ? 0 : twiceArea(rounded);
    if (twice === 0) {
      if (!hole) small ??= clipped[0] ?? null;
      return false;
    }
    // Outer rings turn so that their area is positive with y southward, holes the other way (MVT 2.1 §4.3.4.4).
    if (twice > 0 === hole) rounded.reverse();
    pen.ring(rounded);
    return true;
  };
  for (const rings of areas) {
    const [outer = [], ...holes] = rings.map((ring) =>
      openRing(ring).map((position) => spotOf(position, tile)),
    );
    for (const one of worlds(outer, tile)) {
      // Without its outer ring a polygon has no holes either.
      if (!draw(one, false)) continue;
      const shift = one[0]![0] - outer[0]![0];
      for (const hole of holes)
        draw(
          hole.map(([x, y]) => [x + shift, y]),
          true,
        );
    }
  }
  if (keepSmall && !pen.commands.length && small) {
    const [x, y] = [Math.floor(small[0]), Math.floor(small[1])];
    pen.ring([
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
    ]);
  }
  return pen.commands;
}

/** Without the last position where it repeats the first. */
function openRing<P extends readonly number[]>(ring: readonly P[]): P[] {
  const [first, last] = [ring[0], ring.at(-1)];
  const closed = ring.length > 1 && first![0] === last![0] && first![1] === last![1];
  return closed ? ring.slice(0, -1) : [...ring];
}

/** Whole units, without positions that repeat the one before. */
function round(spots: readonly Spot[]): Spot[] {
  const out: Spot[] = [];
  for (const [x, y] of spots) {
    const spot: Spot = [Math.round(x), Math.round(y)];
    const last = out.at(-1);
    if (!last || last[0] !== spot[0] || last[1] !== spot[1]) out.push(spot);
  }
  return out;
}

/** Twice the signed area of an open ring (surveyor's formula). */
function twiceArea(ring: readonly Spot[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  return sum;
}

/** Collects commands; each position is told by its step from the one before, the cursor, which starts at 0,0. */
function createPen() {
  const commands: number[] = [];
  let cursor: Spot = [0, 0];
  const put = (id: number, spots: readonly Spot[]) => {
    commands.push((id & 7) | (spots.length << 3));
    for (const spot of spots) {
      commands.push(zigzag(spot[0] - cursor[0]), zigzag(spot[1] - cursor[1]));
      cursor = spot;
    }
  };
  return {
    commands,
    move: (spots: readonly Spot[]) => put(1, spots),
    draw: (spots: readonly Spot[]) => put(2, spots),
    ring: (ring: readonly Spot[]) => {
      put(1, ring.slice(0, 1));
      put(2, ring.slice(1));
      commands.push(7 | (1 << 3));
    },
  };
}

/** Signed 32-bit integer as an unsigned one, small for small magnitudes (protobuf `sint32`). */
export function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}
