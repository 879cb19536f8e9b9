import type { Geometry, Position } from 'geojson';
import type { Box } from '../contract/query.ts';
import type { Shape } from '../domain/projection.ts';

/** Mean radius of the Earth in metres (IUGG 1980), as turf uses it. */
export const earthRadius = 6_371_008.8;
const radians = Math.PI / 180;

/** A box that crosses the antimeridian (west > east) as the two that do not; any other as itself. */
export function splitBox([west, south, east, north]: Box): Box[] {
  return west <= east
    ? [[west, south, east, north]]
    : [
        [west, south, 180, north],
        [-180, south, east, north],
      ];
}

/** True when the shape has a point in common with the box (degrees; west > east crosses the antimeridian). */
export function shapeMeetsBox(shape: Shape, box: Box): boolean {
  return splitBox(box).some((part) =>
    shape.kind === 'disc'
      ? discMeetsBox(shape.lon, shape.lat, shape.radius_m, part)
      : geometryMeetsBox(shape.geometry, part),
  );
}

/** True when the box, with west <= east, comes within `radius` metres of the point. */
export function discMeetsBox(lon: number, lat: number, radius: number, box: Box): boolean {
  return distanceToBox(lon, lat, box) <= radius;
}

/**
 * Great-circle distance in metres from a point to a box with west <= east; 0 inside. Beside the box the nearest
 * point lies on its west or east side: along a meridian at longitude difference d the cosine of the angular
 * distance is sin φ sin y + cos φ cos d cos y, greatest at y = atan2(sin φ, cos φ cos d) or at an end of the side.
 */
export function distanceToBox(lon: number, lat: number, [west, south, east, north]: Box): number {
  if ([lon, lon + 360, lon - 360].some((x) => x >= west && x <= east)) {
    const off = lat < south ? south - lat : lat > north ? lat - north : 0;
    return off * radians * earthRadius;
  }
  return Math.min(...[west, east].map((side) => distanceToMeridian(lon, lat, side, south, north)));
}

function distanceToMeridian(lon: number, lat: number, side: number, south: number, north: number): number {
  const top = Math.atan2(Math.sin(lat * radians), Math.cos(lat * radians) * Math.cos((side - lon) * radians));
  const nearest = Math.min(north, Math.max(south, top / radians));
  return Math.min(...[south, nearest, north].map((y) => distance(lon, lat, side, y)));
}

/** Great-circle distance in metres (haversine, which stays exact for short distances). */
function distance(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const a =
    Math.sin(((lat2 - lat1) * radians) / 2) ** 2 +
    Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(((lon2 - lon1) * radians) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(a)));
}

/**
 * True when a GeoJSON geometry and a box with west <= east share a point, both in the plane of degrees. A geometry
 * drawn past ±180 is tried a turn to either side as well.
 */
export function geometryMeetsBox(geometry: Geometry, [west, south, east, north]: Box): boolean {
  return [0, 360, -360].some((turn) => planarMeets(geometry, [west + turn, south, east + turn, north]));
}

/** True when a geometry and a box with west <= east share a point where their coordinates put them, without turns. */
export function planarMeets(geometry: Geometry, box: Box): boolean {
  switch (geometry.type) {
    case 'Point':
      return inBox(geometry.coordinates, box);
    case 'MultiPoint':
      return geometry.coordinates.some((point) => inBox(point, box));
    case 'LineString':
      return lineMeets(geometry.coordinates, box);
    case 'MultiLineString':
      return geometry.coordinates.some((line) => lineMeets(line, box));
    case 'Polygon':
      return polygonMeets(geometry.coordinates, box);
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => polygonMeets(rings, box));
    case 'GeometryCollection':
      return geometry.geometries.some((part) => planarMeets(part, box));
  }
}

function inBox(point: Position, [west, south, east, north]: Box): boolean {
  const [x, y] = point as [number, number];
  return x >= west && x <= east && y >= south && y <= north;
}

function lineMeets(line: Position[], box: Box): boolean {
  if (line.length === 1) return inBox(line[0]!, box);
  for (let i = 1; i < line.length; i++) if (segmentMeets(line[i - 1]!, line[i]!, box)) return true;
  return false;
}

/** No side of the polygon meets the box: then the box is wholly inside or outside, as any corner of it is. */
function polygonMeets(rings: Position[][], box: Box): boolean {
  return rings.some((ring) => lineMeets(ring, box)) || insideRings(rings, box[0], box[1]);
}

/** Clips a segment by the box (Liang and Barsky, 1984); true when something of it is left. */
function segmentMeets(a: Position, b: Position, [west, south, east, north]: Box): boolean {
  const [ax, ay] = a as [number, number];
  const [dx, dy] = [b[0]! - ax, b[1]! - ay];
  let enter = 0;
  let leave = 1;
  for (const [step, room] of [
    [-dx, ax - west],
    [dx, east - ax],
    [-dy, ay - south],
    [dy, north - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
    if (enter > leave) return false;
  }
  return true;
}

/** Even-odd rule over the outer ring and the holes. */
function insideRings(rings: Position[][], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i] as [number, number];
      const [bx, by] = ring[j] as [number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}
