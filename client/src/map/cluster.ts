import type { Position } from 'geojson';

/** Members of one symbol on the screen, by index, and where it stands (x, y from 0 to 1 in Web Mercator). */
export interface Cluster {
  members: number[];
  x: number;
  y: number;
  /** No zoom separates the members: they stand at one spot. */
  stack: boolean;
}

/** Largest zoom of the map; what has not parted there does not part. */
export const maxZoom = 18;

/** Symbols nearer than this many CSS pixels are drawn as one number. */
export const clusterRadius = 26;

/** Side of the world in CSS pixels at zoom 0, as MapLibre counts zooms. */
const worldPixels = 512;

/** Web Mercator (EPSG:3857 scaled to a unit square, y southward) of a position in degrees. */
export function mercator([lon, lat]: Position): [number, number] {
  const sin = Math.sin((lat! * Math.PI) / 180);
  return [lon! / 360 + 0.5, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI];
}

/** Position in degrees of a point of the unit square; the inverse of `mercator`. */
export function unmercator(x: number, y: number): Position {
  return [(x - 0.5) * 360, (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90];
}

/** Zoom at which clusters are computed: half steps, so that symbols part where they would part on the screen. */
export function clusterLevel(zoom: number): number {
  return Math.min(maxZoom, Math.floor(zoom * 2) / 2);
}

const radiusAt = (zoom: number) => clusterRadius / (worldPixels * 2 ** zoom);

/**
 * Groups points (unit square) that lie within `clusterRadius` pixels of the first of their group at a zoom. Greedy in
 * the order given, over a grid of cells as large as the radius, as supercluster does with a tree: each point is in
 * exactly one cluster, so the sizes add up. A cluster stands at the mean of its members.
 */
export function cluster(points: readonly (readonly [number, number])[], zoom: number): Cluster[] {
  const radius = radiusAt(zoom);
  const cells = new Map<string, number[]>();
  const cellOf = (value: number) => Math.floor(value / radius);
  points.forEach(([x, y], index) => {
    const key = `${cellOf(x)}:${cellOf(y)}`;
    const cell = cells.get(key);
    if (cell) cell.push(index);
    else cells.set(key, [index]);
  });
  const taken = new Uint8Array(points.length);
  const out: Cluster[] = [];
  points.forEach(([x, y], index) => {
    if (taken[index]) return;
    const members: number[] = [];
    for (let column = cellOf(x) - 1; column <= cellOf(x) + 1; column++)
      for (let row = cellOf(y) - 1; row <= cellOf(y) + 1; row++)
        for (const other of cells.get(`${column}:${row}`) ?? []) {
          const [otherX, otherY] = points[other]!;
          if (taken[other] || (otherX - x) ** 2 + (otherY - y) ** 2 > radius ** 2) continue;
          taken[other] = 1;
          members.push(other);
        }
    members.sort((one, other) => one - other);
    out.push(described(points, members, zoom));
  });
  return out;
}

function described(points: readonly (readonly [number, number])[], members: number[], zoom: number): Cluster {
  const xs = members.map((index) => points[index]![0]);
  const ys = members.map((index) => points[index]![1]);
  const spread = Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    members,
    x: mean(xs),
    y: mean(ys),
    stack: members.length > 1 && (zoom >= maxZoom || spread <= radiusAt(maxZoom)),
  };
}

/** Smallest zoom at which members of a cluster part; null where they never do. */
export function partingZoom(points: readonly (readonly [number, number])[], from: number): number | null {
  for (let zoom = clusterLevel(from) + 0.5; zoom <= maxZoom; zoom += 0.5)
    if (cluster(points, zoom).length > 1) return zoom;
  return null;
}
