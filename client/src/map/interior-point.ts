import type { Geometry, Position } from 'geojson';

type Rings = Position[][];

/** All polygons of a geometry, as ring lists; points and lines have none. */
export function polygonsOf(geometry: Geometry): Rings[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  return [];
}

/** Twice the signed area of a ring in square degrees. */
function doubleArea(ring: Position[]): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index++) {
    const [x1, y1] = ring[index - 1] as [number, number];
    const [x2, y2] = ring[index] as [number, number];
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}

/** Where the horizontal at `lat` crosses the rings, as sorted longitudes. */
function crossings(rings: Rings, lat: number): number[] {
  const found: number[] = [];
  for (const ring of rings)
    for (let index = 1; index < ring.length; index++) {
      const [x1, y1] = ring[index - 1] as [number, number];
      const [x2, y2] = ring[index] as [number, number];
      if (y1 > lat !== y2 > lat) found.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
    }
  return found.sort((one, other) => one - other);
}

const scanLines = 15;

/**
 * A point well inside the largest polygon of a geometry, for a label: the middle of the longest of fifteen horizontal
 * chords, those near the middle preferred. Null where there is no polygon.
 */
export function interiorPoint(geometry: Geometry): Position | null {
  const [rings] = polygonsOf(geometry).sort(
    (one, other) => Math.abs(doubleArea(other[0]!)) - Math.abs(doubleArea(one[0]!)),
  );
  if (!rings?.[0]?.length) return null;
  const lats = rings[0].map(([, lat]) => lat!);
  const south = Math.min(...lats);
  const height = Math.max(...lats) - south;
  let best: { lon: number; lat: number; score: number } | null = null;
  for (let line = 1; line <= scanLines; line++) {
    const share = line / (scanLines + 1);
    const lat = south + height * share;
    const at = crossings(rings, lat);
    for (let index = 1; index < at.length; index += 2) {
      const length = at[index]! - at[index - 1]!;
      const score = length * (1 - Math.abs(share - 0.5));
      if (!best || score > best.score) best = { lon: (at[index]! + at[index - 1]!) / 2, lat, score };
    }
  }
  return best && [best.lon, best.lat];
}
