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

/** Whether a position lies inside the rings, by the even-odd rule. */
export function isInside(rings: Rings, [lon, lat]: Position): boolean {
  return crossings(rings, lat!).filter((at) => at < lon!).length % 2 === 1;
}

/** Area in square degrees that rings enclose, the largest ring alone; for comparing, not for measuring. */
export function ringArea(ring: Position[]): number {
  return Math.abs(doubleArea(ring)) / 2;
}

/**
 * The middle of the longest of fifteen horizontal chords through rings (even-odd rule), those near the middle of
 * their height preferred. Null for rings without area.
 */
export function chordMiddle(rings: Rings): Position | null {
  const lats = rings.flat().map(([, lat]) => lat!);
  if (!lats.length) return null;
  const south = lats.reduce((least, lat) => Math.min(least, lat));
  const height = lats.reduce((most, lat) => Math.max(most, lat)) - south;
  let best: { lon: number; lat: number; score: number } | null = null;
  for (let line = 1; line <= scanLines; line++) {
    const share = line / (scanLines + 1);
    const lat = south + height * share;
    const at = crossings(rings, lat);
    for (let index = 1; index < at.length; index += 2) {
      const length = at[index]! - at[index - 1]!;
      const score = length * (1 - Math.abs(share - 0.5));
      if (length > 0 && (!best || score > best.score))
        best = { lon: (at[index]! + at[index - 1]!) / 2, lat, score };
    }
  }
  return best && [best.lon, best.lat];
}

/** A point well inside the largest polygon of a geometry, for a label. Null where there is no polygon. */
export function interiorPoint(geometry: Geometry): Position | null {
  const [largest] = polygonsOf(geometry).sort(
    (one, other) => ringArea(other[0] ?? []) - ringArea(one[0] ?? []),
  );
  return largest ? chordMiddle(largest) : null;
}
