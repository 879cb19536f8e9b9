import type { Geometry, Position } from 'geojson';
import { metresPerDegree } from './metric.ts';

/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number];

/** The polygons of an areal geometry, each a list of rings; other geometries have none. */
export function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  return [];
}

const boundsByGeometry = new WeakMap<Geometry, Bounds>();

/** Bounding box of an areal geometry. */
export function boundsOf(geometry: Geometry): Bounds {
  const known = boundsByGeometry.get(geometry);
  if (known) return known;
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygonsOf(geometry))
    for (const [lon, lat] of polygon[0] as [number, number][]) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  boundsByGeometry.set(geometry, box);
  return box;
}

/** True when the boxes share a point, each grown by `margin` metres. */
export function boundsMeet(a: Bounds, b: Bounds, margin = 0): boolean {
  const scale = metresPerDegree(Math.max(Math.abs(a[1]), Math.abs(a[3])));
  const lon = margin / Math.max(scale.lon, 1);
  const lat = margin / scale.lat;
  return a[0] - lon <= b[2] && b[0] <= a[2] + lon && a[1] - lat <= b[3] && b[1] <= a[3] + lat;
}

/** Whether a point (degrees) lies inside an areal geometry, and how far in metres its nearest edge is. */
export function relationTo(geometry: Geometry, lon: number, lat: number): { inside: boolean; edge: number } {
  const scale = metresPerDegree(lat);
  let inside = false;
  let best = Number.POSITIVE_INFINITY;
  for (const polygon of polygonsOf(geometry)) {
    let within = false;
    for (const ring of polygon) {
      for (let index = 0; index + 1 < ring.length; index++) {
        const a = ring[index] as [number, number];
        const b = ring[index + 1] as [number, number];
        const crosses = a[1] > lat !== b[1] > lat;
        if (crosses && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) within = !within;
        const ax = (a[0] - lon) * scale.lon;
        const ay = (a[1] - lat) * scale.lat;
        const dx = (b[0] - a[0]) * scale.lon;
        const dy = (b[1] - a[1]) * scale.lat;
        const length = dx * dx + dy * dy;
        const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
        best = Math.min(best, (ax + t * dx) ** 2 + (ay + t * dy) ** 2);
      }
    }
    inside ||= within;
  }
  return { inside, edge: Math.sqrt(best) };
}

/** A point within a centimetre of an edge is on it: coordinates are no finer. */
const onEdge = 0.01;

/**
 * How a disc (degrees, metres) lies to an areal geometry: wholly `inside`, `touching` it, or `apart`. A disc of radius 0
 * on the edge touches.
 */
export function discIn(
  geometry: Geometry,
  lon: number,
  lat: number,
  radius: number,
): 'inside' | 'touching' | 'apart' {
  if (!boundsMeet([lon, lat, lon, lat], boundsOf(geometry), radius)) return 'apart';
  const { inside, edge } = relationTo(geometry, lon, lat);
  if (inside && edge >= Math.max(radius, onEdge)) return 'inside';
  return inside || edge <= Math.max(radius, onEdge) ? 'touching' : 'apart';
}
