import { type Corner, linePart, mostCorners, outlinePart } from '../contract/drawn-part.ts';
import { type Crs, systemOf, toCrs84 } from '../query/crs.ts';

/** A message key, and in English what would be right, or of a notice what was done. */
export interface ShapeNote {
  code: string;
  allowed: string;
}

/** A GeoJSON geometry as what a place may be drawn as, its corners in degrees. */
export interface ReadShape {
  kind: 'point' | 'line' | 'outline';
  parts: Corner[][];
  notices: ShapeNote[];
}

const mostParts = 20;
/** Any width will do where only the corners are judged. */
const someWidth = 1;

/**
 * Reads a geometry of points, lines or areas. Heights are dropped and coordinates of the systems that we know brought to
 * WGS 84, and both are said. Refused is whatever could not be drawn at the desk either: holes, edges that meet themselves
 * or cross the antimeridian, too many corners, and mixtures.
 */
export function readShape(geometry: unknown, crs?: unknown): ReadShape | ShapeNote {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type === 'GeometryCollection')
    return { code: 'geometry_collection', allowed: 'points, lines or areas, not several of them' };
  const system = crs === undefined ? null : systemNamed(crs);
  if (crs !== undefined && !system) return { code: 'crs_unknown', allowed: 'degrees of WGS 84' };
  const lists = listsOf(type, coordinates);
  if (!lists?.parts.length) return unreadable;
  if (lists.parts.length > mostParts)
    return { code: 'list_too_long', allowed: `at most ${mostParts} points, lines or areas` };
  if (lists.hasHoles) return { code: 'geometry_holes', allowed: 'areas without holes' };
  if (lists.parts.some((one) => Array.isArray(one) && one.length > mostCorners + 1))
    return { code: 'corners_too_many', allowed: `at most ${mostCorners} corners` };
  const step = system?.proj ? toCrs84(system) : null;
  const positions = lists.parts.map((one) => positionsOf(one, step));
  if (!positions.every((one) => one !== null)) return unreadable;
  const fault = positions.map((one) => faultOf(lists.kind, one)).find((one) => one !== null);
  if (fault) return fault;
  const heights = lists.parts.some((one) => (one as unknown[][]).some(({ length }) => length > 2));
  return {
    kind: lists.kind,
    parts: positions.map((one) => cornersOf(lists.kind, one)),
    notices: [
      ...(heights ? [{ code: 'heights_dropped', allowed: 'without its heights' }] : []),
      ...(step ? [{ code: 'coordinates_transformed', allowed: `from ${system!.uri} to WGS 84` }] : []),
    ],
  };
}

const unreadable = {
  code: 'geometry_unreadable',
  allowed: 'points, lines or areas in degrees, longitude first',
};

/** The system that a member `crs` of GeoJSON 2008 names; its coordinates have the easting or longitude first. Else null. */
export function systemNamed(crs: unknown): Crs | null {
  const name = (crs as { properties?: { name?: unknown } } | null)?.properties?.name;
  if (typeof name !== 'string') return null;
  const [, authority, code] = /^urn:ogc:def:crs:(EPSG|OGC):[^:]*:(?:CRS)?(\d+)$/i.exec(name) ?? [];
  const short = code === undefined ? name : `${authority}:${/OGC/i.test(authority!) ? 'CRS' : ''}${code}`;
  const found = systemOf(short);
  return found && { ...found, swapped: false };
}

interface Lists {
  kind: ReadShape['kind'];
  parts: unknown[];
  hasHoles: boolean;
}

/** The lists of positions of a geometry; of an area its outer ring. */
function listsOf(type: unknown, coordinates: unknown): Lists | null {
  if (!Array.isArray(coordinates)) return null;
  switch (type) {
    case 'Point':
      return { kind: 'point', parts: [[coordinates]], hasHoles: false };
    case 'MultiPoint':
      return { kind: 'point', parts: coordinates.map((one) => [one]), hasHoles: false };
    case 'LineString':
      return { kind: 'line', parts: [coordinates], hasHoles: false };
    case 'MultiLineString':
      return { kind: 'line', parts: coordinates, hasHoles: false };
    case 'Polygon':
    case 'MultiPolygon': {
      const polygons: unknown[] = type === 'Polygon' ? [coordinates] : coordinates;
      return {
        kind: 'outline',
        parts: polygons.map((rings) => (Array.isArray(rings) ? rings[0] : null)),
        hasHoles: polygons.some((rings) => Array.isArray(rings) && rings.length > 1),
      };
    }
    default:
      return null;
  }
}

function positionsOf(list: unknown, step: ReturnType<typeof toCrs84> | null): Corner[] | null {
  if (!Array.isArray(list)) return null;
  const corners = list.map((position: unknown) => {
    if (!Array.isArray(position) || ![0, 1].every((at) => typeof position[at] === 'number')) return null;
    const [lon, lat] = step ? step(position.slice(0, 2)).map(tidied) : (position as number[]);
    return Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90 ? { lon: lon!, lat: lat! } : null;
  });
  return corners.every((one) => one !== null) ? corners : null;
}

/** A centimetre is finer than any system is brought to another. */
const tidied = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

const isSame = (one: Corner | undefined, other: Corner | undefined) =>
  one?.lon === other?.lon && one?.lat === other?.lat;

function faultOf(kind: ReadShape['kind'], list: readonly Corner[]): ShapeNote | null {
  if (kind === 'point') return null;
  if (kind === 'outline' && !isSame(list[0], list.at(-1)))
    return { code: 'ring_open', allowed: 'rings that end where they begin' };
  if (list.some(({ lon }, at) => at > 0 && Math.abs(lon - list[at - 1]!.lon) > 180))
    return { code: 'antimeridian_crossed', allowed: 'parts on either side of the antimeridian' };
  const points = cornersOf(kind, list);
  const read =
    kind === 'line'
      ? linePart.safeParse({ kind, points, uncertainty_m: someWidth })
      : outlinePart.safeParse({ kind, points });
  const code = read.error?.issues[0]?.message;
  if (!code) return null;
  return code === 'list_too_long'
    ? { code: 'corners_too_many', allowed: `at most ${mostCorners} corners` }
    : { code, allowed: `a ${kind} that can be drawn` };
}

/** Corners without those that repeat the one before; of a ring without the last, which is the first again. */
function cornersOf(kind: ReadShape['kind'], list: readonly Corner[]): Corner[] {
  const corners = list.filter((one, at) => at === 0 || !isSame(one, list[at - 1]));
  return kind === 'outline' ? corners.slice(0, -1) : corners;
}
