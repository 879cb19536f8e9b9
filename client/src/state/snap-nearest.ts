import type { Geometry, Position } from 'geojson';
import type { LatLon } from '#contract/coordinates.ts';
import type { PlaceHit } from '#contract/place.ts';
import { earthRadius, haversine } from '#contract/sphere.ts';
import type { Texts } from '#contract/text.ts';

/** A line or outline of the gazetteer, with its box as west, south, east, north. */
export interface KnownLine {
  ref: string;
  names: Texts;
  path: readonly Position[];
  box: readonly [number, number, number, number];
}

export interface KnownPlaces {
  points: readonly PlaceHit[];
  lines: readonly KnownLine[];
}

/** What a drawn position can be taken to: a named point, a corner of a line, or the nearest spot between two corners. */
export interface Snap extends LatLon {
  to: 'point' | 'corner' | 'edge';
  ref: string;
  names: Texts;
  distance_m: number;
  /** The named point itself. */
  hit: PlaceHit | null;
}

const radians = Math.PI / 180;

/** The lines and rings of a geometry; none of a point. */
export function pathsOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

export function knownLine(ref: string, names: Texts, path: readonly Position[]): KnownLine {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of path as [number, number][]) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return { ref, names, path, box };
}

/** The nearest corner of a line and the nearest spot on it, on the plane that touches the earth at `at`. */
function nearestOn({ path, ref, names }: KnownLine, at: LatLon): { corner: Snap; edge: Snap } | null {
  const north = earthRadius * radians;
  const east = north * Math.cos(at.lat * radians);
  const snap = (to: Snap['to'], x: number, y: number): Snap => ({
    ...{ to, ref, names, hit: null, distance_m: Math.hypot(x, y) },
    ...{ lon: at.lon + x / east, lat: at.lat + y / north },
  });
  let corner: Snap | null = null;
  let edge: Snap | null = null;
  let [fromX, fromY] = [Number.NaN, Number.NaN];
  for (const [lon, lat] of path as [number, number][]) {
    const [x, y] = [(lon - at.lon) * east, (lat - at.lat) * north];
    const [dx, dy] = [x - fromX, y - fromY];
    const length = dx * dx + dy * dy;
    // How far along from the corner before; the first corner has none before it.
    const along = length > 0 ? Math.min(1, Math.max(0, -(fromX * dx + fromY * dy) / length)) : 1;
    const [footX, footY] = along === 1 ? [x, y] : [fromX + along * dx, fromY + along * dy];
    if (!corner || Math.hypot(x, y) < corner.distance_m) corner = { ...snap('corner', x, y), lon, lat };
    if (!edge || Math.hypot(footX, footY) < edge.distance_m) edge = snap('edge', footX, footY);
    [fromX, fromY] = [x, y];
  }
  return corner && edge && { corner, edge };
}

const nearer = (best: Snap | null, next: Snap) => (best && best.distance_m <= next.distance_m ? best : next);

/**
 * What is near a position within so many metres. A named point goes before a corner, and a corner before what lies
 * between two: an edge runs past every corner, and would always be nearer. Null where nothing is near.
 */
export function nearestSnap(at: LatLon, reach: number, { points, lines }: KnownPlaces): Snap | null {
  let best: Snap | null = null;
  for (const hit of points) {
    const distance_m = haversine(at.lon, at.lat, hit.lon, hit.lat);
    const { ref, names, lon, lat } = hit;
    if (distance_m <= reach) best = nearer(best, { to: 'point', ref, names, lon, lat, distance_m, hit });
  }
  if (best) return best;
  const dLat = reach / (earthRadius * radians);
  const dLon = dLat / Math.max(0.01, Math.cos(at.lat * radians));
  let edge: Snap | null = null;
  for (const line of lines) {
    const [west, south, east, north] = line.box;
    if (at.lon < west - dLon || at.lon > east + dLon || at.lat < south - dLat || at.lat > north + dLat)
      continue;
    const found = nearestOn(line, at);
    if (found && found.corner.distance_m <= reach) best = nearer(best, found.corner);
    if (found && found.edge.distance_m <= reach) edge = nearer(edge, found.edge);
  }
  return best ?? edge;
}
