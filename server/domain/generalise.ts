import { polygon as polygonFeature } from '@turf/helpers';
import { kinks } from '@turf/kinks';
import { rewind } from '@turf/rewind';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from './area.ts';
import { haversine, metresPerDegree, roundDegrees } from './metric.ts';

/** Most vertices that the outline of an area has where it stands for an incident (design §7). */
export const maxVertices = 100;

/**
 * The outline of an area with at most `limit` vertices in all (closing vertices count), by Douglas and Peucker (1973)
 * with the smallest tolerance of a doubling series that fits; small parts and holes are dropped when they would not
 * fit. Rings follow RFC 7946 winding, coordinates have 6 decimals. Throws when the geometry has no polygon.
 */
export function generalise(geometry: Geometry, limit = maxVertices): Polygon | MultiPolygon {
  const polygons = polygonsOf(geometry)
    .map(tidy)
    .filter((polygon) => polygon.length > 0);
  if (!polygons.length) throw new Error('Only an area can be generalised.');
  for (let tolerance = 0; ; tolerance = tolerance === 0 ? 1 : tolerance * 1.5) {
    const simple = polygons
      .map((rings) => rings.map((ring) => simplifyRing(ring, tolerance)))
      .filter((rings) => rings[0]!.length >= 4)
      .map((rings) => rings.filter((ring) => ring.length >= 4));
    if (!simple.length) return wound(largest(polygons, limit));
    if (count(simple) <= limit && (tolerance === 0 || simple.every(isSimple))) return wound(simple);
  }
}

/** Rings with 6 decimals and without repeated vertices; those that collapse are left out. */
function tidy(rings: Position[][]): Position[][] {
  const tidied = rings.map((ring) => {
    const out: Position[] = [];
    for (const position of ring) {
      const next = [roundDegrees(position[0]!), roundDegrees(position[1]!)];
      const last = out.at(-1);
      if (!last || last[0] !== next[0] || last[1] !== next[1]) out.push(next);
    }
    return out;
  });
  return (tidied[0]?.length ?? 0) < 4 ? [] : tidied.filter((ring) => ring.length >= 4);
}

function count(polygons: Position[][][]): number {
  return polygons.reduce((sum, rings) => sum + rings.reduce((inner, ring) => inner + ring.length, 0), 0);
}

function isSimple(rings: Position[][]): boolean {
  return kinks(polygonFeature(rings)).features.length === 0;
}

/** Every part collapsed: the largest ring, thinned evenly, is still a better answer than none. */
function largest(polygons: Position[][][], limit: number): Position[][][] {
  const ring = polygons.map((rings) => rings[0]!).reduce((a, b) => (a.length >= b.length ? a : b));
  const step = Math.ceil(ring.length / (limit - 1));
  const thinned = ring.slice(0, -1).filter((_, index) => index % step === 0);
  return [[[...thinned, thinned[0]!]]];
}

function wound(polygons: Position[][][]): Polygon | MultiPolygon {
  const geometry: Polygon | MultiPolygon =
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons };
  return rewind(geometry as never) as Polygon | MultiPolygon;
}

/** A closed ring with only the vertices that lie farther than `tolerance` metres from the simpler outline. */
function simplifyRing(ring: Position[], tolerance: number): Position[] {
  if (tolerance === 0 || ring.length <= 4) return ring;
  // A ring has no natural ends: cut it at the vertex farthest from its first one.
  const [lon, lat] = ring[0] as [number, number];
  const away = ring.map((position) => haversine(lon, lat, position[0]!, position[1]!));
  const far = away.indexOf(Math.max(...away));
  return [
    ...simplifyLine(ring.slice(0, far + 1), tolerance).slice(0, -1),
    ...simplifyLine(ring.slice(far), tolerance),
  ];
}

/** A line (degrees) with only the vertices that lie farther than `tolerance` metres from the simpler one; ends stay. */
export function simplifyLine(line: Position[], tolerance: number): Position[] {
  if (line.length <= 2) return line;
  const scale = metresPerDegree(line[0]![1]!);
  const points = line.map(([lon, lat]) => [lon! * scale.lon, lat! * scale.lat] as [number, number]);
  const keep = new Set([0, line.length - 1]);
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let worst = tolerance;
    let at = -1;
    for (let index = from + 1; index < to; index++) {
      const distance = segmentDistance(points[index]!, points[from]!, points[to]!);
      if (distance > worst) {
        worst = distance;
        at = index;
      }
    }
    if (at < 0) continue;
    keep.add(at);
    spans.push([from, at], [at, to]);
  }
  return line.filter((_, index) => keep.has(index));
}

function segmentDistance(p: [number, number], a: [number, number], b: [number, number]): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}
