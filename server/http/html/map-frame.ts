import type { Geometry, Position } from 'geojson';
import type { Box } from '../../contract/query.ts';
import { metresPerDegree } from '../../domain/metric.ts';
import { clipLine, clipRing } from '../../format/tile-clip.ts';

/** A piece of the earth on paper: pixels from the top left. */
export interface Frame {
  width: number;
  height: number;
  box: Box;
  pixelsPerMetre: number;
  /** Longitude and latitude in degrees to pixels. */
  project(position: Position): [number, number];
}

const width = 720;
const lowest = 300;
const highest = 520;
/** Half the side of the smallest piece shown, in degrees: about ten kilometres, so that something known is near. */
const leastSpan = 0.09;

/** All positions of a geometry, in no order. */
export function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  const flat: Position[] = [];
  const walk = (value: unknown) => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') flat.push(value as Position);
    else value.forEach(walk);
  };
  walk(geometry.coordinates);
  return flat;
}

/** The box around a geometry, larger by `metres` on each side; null for one without positions. */
export function boxOf(geometry: Geometry, metres = 0): Box | null {
  let [west, south, east, north]: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of positionsOf(geometry)) {
    const scale = metresPerDegree(lat);
    const [dx, dy] = [metres / Math.max(scale.lon, 1), metres / scale.lat];
    west = Math.min(west, lon - dx);
    south = Math.min(south, lat - dy);
    east = Math.max(east, lon + dx);
    north = Math.max(north, lat + dy);
  }
  return west > east ? null : [west, south, east, north];
}

/** Whether two boxes have a point in common. */
export function meets(one: Box, other: Box): boolean {
  return one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];
}

/**
 * The frame that holds all boxes with some margin, in the equirectangular projection about its own middle: at the size
 * of a region no different from any other.
 */
export function frameOf(boxes: readonly Box[], otherwise: Box): Frame {
  const [west, south, east, north] = boxes.length
    ? boxes.reduce((a, b) => [
        Math.min(a[0], b[0]),
        Math.min(a[1], b[1]),
        Math.max(a[2], b[2]),
        Math.max(a[3], b[3]),
      ])
    : otherwise;
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const scale = metresPerDegree(lat);
  const metresWide = Math.max(east - west, 2 * leastSpan) * 1.16 * scale.lon;
  const metresHigh = Math.max(north - south, 2 * leastSpan) * 1.16 * scale.lat;
  const height = Math.round(Math.max(lowest, Math.min(highest, (width * metresHigh) / metresWide)));
  const pixelsPerMetre = Math.min(width / metresWide, height / metresHigh);
  const [perLon, perLat] = [pixelsPerMetre * scale.lon, pixelsPerMetre * scale.lat];
  const [halfWide, halfHigh] = [width / 2 / perLon, height / 2 / perLat];
  return {
    width,
    height,
    pixelsPerMetre,
    box: [lon - halfWide, lat - halfHigh, lon + halfWide, lat + halfHigh],
    project: ([x = 0, y = 0]) => [width / 2 + (x - lon) * perLon, height / 2 - (y - lat) * perLat],
  };
}

const short = (value: number) => String(Math.round(value * 10) / 10);

/** Pixels between positions that are kept: less cannot be seen. */
const finest = 0.8;
/** Square around the frame, as wide as it is, that drawings are cut to: beyond it nothing is seen, not even a stroke. */
const [low, high] = [-40, width + 40];

/** Positions in pixels without those that lie too close to the one before; both ends stay. */
function thinned(frame: Frame, positions: readonly Position[]): [number, number][] {
  const kept: [number, number][] = [];
  positions.forEach((position, index) => {
    const point = frame.project(position);
    const last = kept.at(-1);
    const near = last && Math.hypot(point[0] - last[0], point[1] - last[1]) < finest;
    if (!near || index === positions.length - 1) kept.push(point);
  });
  return kept;
}

const drawn = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y], index) => `${index ? 'L' : 'M'}${short(x)} ${short(y)}`).join('');

/** A line or a closed ring as path data, cut to what is seen. */
function strokeOf(frame: Frame, positions: readonly Position[], closed: boolean): string {
  const points = thinned(frame, positions);
  if (!closed) return clipLine(points, low, high).map(drawn).join('');
  const ring = clipRing(points.slice(0, -1), low, high);
  return ring.length > 2 ? `${drawn(ring)}Z` : '';
}

/** Path data of the lines and areas of a geometry; its points have none. */
export function pathOfGeometry(frame: Frame, geometry: Geometry): string {
  switch (geometry.type) {
    case 'LineString':
      return strokeOf(frame, geometry.coordinates, false);
    case 'MultiLineString':
      return geometry.coordinates.map((line) => strokeOf(frame, line, false)).join('');
    case 'Polygon':
      return geometry.coordinates.map((ring) => strokeOf(frame, ring, true)).join('');
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((ring) => strokeOf(frame, ring, true))
        .join('');
    case 'GeometryCollection':
      return geometry.geometries.map((one) => pathOfGeometry(frame, one)).join('');
    default:
      return '';
  }
}

/** The points of a geometry. */
export function pointsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'MultiPoint') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(pointsOf) : [];
}
