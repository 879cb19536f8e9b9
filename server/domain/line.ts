import type { LineString, MultiLineString, Position } from 'geojson';
import type { Gazetteer } from './gazetteer.ts';
import { metresPerDegree } from './metric.ts';

/** A line with the ids of the sides left and right of its direction of drawing. */
export interface SidedLine {
  geometry: LineString | MultiLineString;
  left: string;
  right: string;
}

/** Where a point lies relative to a line: side of the drawing direction, nearest point on it and distance to that. */
export interface LinePosition {
  side: 'left' | 'right';
  metres: number;
  /** Longitude, latitude of the nearest point of the line. */
  nearest: [number, number];
}

/** The line of a deployment by its id: the main line, or another of the collection `boundary-lines`; else null. */
export function lineById(id: string, gazetteer: Gazetteer): SidedLine | null {
  if (gazetteer.mainLine?.id === id) return gazetteer.mainLine;
  const place = gazetteer.byRef.get(`boundary-lines/${id}`);
  if (place?.geometry.type !== 'LineString' && place?.geometry.type !== 'MultiLineString') return null;
  return {
    geometry: place.geometry,
    left: String(place.properties.side_left ?? ''),
    right: String(place.properties.side_right ?? ''),
  };
}

const chainsByGeometry = new WeakMap<LineString | MultiLineString, Position[][]>();

/** The connected pieces of a line, in its direction: parts whose end is another's start are joined. */
export function chainsOf(geometry: LineString | MultiLineString): Position[][] {
  const known = chainsByGeometry.get(geometry);
  if (known) return known;
  const open = (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates).map(
    (part) => [...part],
  );
  const chains: Position[][] = [];
  for (let chain = open.shift(); chain; chain = open.shift()) {
    for (let joined = true; joined; ) {
      joined = false;
      for (const [index, part] of open.entries()) {
        if (same(chain.at(-1), part[0])) chain.push(...part.slice(1));
        else if (same(part.at(-1), chain[0])) chain.unshift(...part.slice(0, -1));
        else continue;
        open.splice(index, 1);
        joined = true;
        break;
      }
    }
    chains.push(chain);
  }
  chainsByGeometry.set(geometry, chains);
  return chains;
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

/**
 * Position of a point (degrees) relative to a line, in a local equirectangular frame around the point. At a vertex the
 * side follows the sum of the unit normals of the two segments that meet there (the planar case of the angle-weighted
 * pseudonormal, Bærentzen & Aanæs 2005); beyond an end it follows the last segment's prolongation.
 */
export function positionTo(geometry: LineString | MultiLineString, lon: number, lat: number): LinePosition {
  const scale = metresPerDegree(lat);
  let best = Number.POSITIVE_INFINITY;
  let at: { chain: Position[]; segment: number; t: number } | null = null;
  for (const chain of chainsOf(geometry)) {
    for (let segment = 0; segment + 1 < chain.length; segment++) {
      const a = chain[segment] as [number, number];
      const b = chain[segment + 1] as [number, number];
      const ax = (a[0] - lon) * scale.lon;
      const ay = (a[1] - lat) * scale.lat;
      const dx = (b[0] - a[0]) * scale.lon;
      const dy = (b[1] - a[1]) * scale.lat;
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      const squared = (ax + t * dx) ** 2 + (ay + t * dy) ** 2;
      if (squared < best) {
        best = squared;
        at = { chain, segment, t };
      }
    }
  }
  if (!at) throw new Error('The line has no segments.');
  const { chain, segment, t } = at;
  const a = chain[segment] as [number, number];
  const b = chain[segment + 1] as [number, number];
  const nearest: [number, number] = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  const normal = leftNormal(chain, segment, scale);
  const neighbour = t === 0 ? segment - 1 : t === 1 ? segment + 1 : segment;
  if (neighbour !== segment && neighbour >= 0 && neighbour + 1 < chain.length) {
    const other = leftNormal(chain, neighbour, scale);
    normal[0] += other[0];
    normal[1] += other[1];
  }
  const away = (lon - nearest[0]) * scale.lon * normal[0] + (lat - nearest[1]) * scale.lat * normal[1];
  return { side: away >= 0 ? 'left' : 'right', metres: Math.sqrt(best), nearest };
}

function leftNormal(
  chain: Position[],
  segment: number,
  scale: { lon: number; lat: number },
): [number, number] {
  const a = chain[segment] as [number, number];
  const b = chain[segment + 1] as [number, number];
  const dx = (b[0] - a[0]) * scale.lon;
  const dy = (b[1] - a[1]) * scale.lat;
  const length = Math.hypot(dx, dy) || 1;
  return [-dy / length, dx / length];
}
