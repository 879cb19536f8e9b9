import type { Geometry, Position } from 'geojson';
import type { Box } from '../contract/query.ts';
import type { Shape } from '../domain/projection.ts';
import { earthRadius } from './meets-box.ts';

/** A shape of more parts than this is indexed by one box around them all. */
const mostParts = 5;

/**
 * Boxes within ±180 degrees, west <= east, that together hold every point of the shape: a box that meets none of
 * them does not meet the shape, and one that holds any of them does. At most 15; a shape that touches the
 * antimeridian has a box at either end, because 180 and -180 are one meridian.
 */
export function shapeBoxes(shape: Shape): Box[] {
  if (shape.kind === 'disc') return wrapped(discBox(shape.lon, shape.lat, shape.radius_m));
  return geometryBoxes(shape.geometry);
}

/** As `shapeBoxes`, of a GeoJSON geometry in degrees; none for an empty one. */
export function geometryBoxes(geometry: Geometry): Box[] {
  const boxes = partsOf(geometry)
    .filter((positions) => positions.length > 0)
    .map(around);
  if (boxes.length > mostParts) return wrapped(union(boxes));
  return boxes.flatMap(wrapped);
}

/** Box around a disc; one that reaches a pole spans all longitudes. */
function discBox(lon: number, lat: number, radius: number): Box {
  const angle = radius / earthRadius;
  // A hair wider than the disc, so that rounding here never hides what the exact test would find.
  const slack = 1e-9;
  const dLat = (angle * 180) / Math.PI + slack;
  const ratio = Math.sin(Math.min(angle, Math.PI / 2)) / Math.cos((lat * Math.PI) / 180);
  const south = Math.max(-90, lat - dLat);
  const north = Math.min(90, lat + dLat);
  if (south === -90 || north === 90 || ratio >= 1) return [-180, south, 180, north];
  const dLon = (Math.asin(ratio) * 180) / Math.PI + slack;
  return [lon - dLon, south, lon + dLon, north];
}

/** Cuts a box that passes or touches ±180 into what lies within. */
function wrapped([west, south, east, north]: Box): Box[] {
  if (east - west >= 360) return [[-180, south, 180, north]];
  const out: Box[] = [];
  for (const turn of [0, 360, -360]) {
    const from = Math.max(-180, west + turn);
    const to = Math.min(180, east + turn);
    if (from <= to) out.push([from, south, to, north]);
  }
  return out;
}

function partsOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((point) => [point]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Polygon':
      return geometry.coordinates.slice(0, 1);
    case 'MultiPolygon':
      return geometry.coordinates.map((rings) => rings[0] ?? []);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partsOf);
  }
}

function around(positions: Position[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions as [number, number][]) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** The smallest box around all of the boxes (none crosses the antimeridian); there must be one. */
export function union(boxes: readonly Box[]): Box {
  return boxes.reduce(([w, s, e, n], [w2, s2, e2, n2]) => [
    Math.min(w, w2),
    Math.min(s, s2),
    Math.max(e, e2),
    Math.max(n, n2),
  ]);
}
