import { type LatLon, parseCoordinates } from '#contract/coordinates.ts';
import type { DrawnPart } from '#contract/drawn-part.ts';

/** A line or an area as it was pasted; the corner at which an area closes stands once. */
export interface PastedShape {
  kind: DrawnPart['kind'];
  points: LatLon[];
}

const sameSpot = (one: LatLon, other: LatLon) => one.lat === other.lat && one.lon === other.lon;

function shapeOf(points: readonly LatLon[], kind: PastedShape['kind'] | null): PastedShape | null {
  if (!points.every(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return null;
  const isClosed = points.length > 3 && sameSpot(points[0]!, points.at(-1)!);
  const meant = kind ?? (isClosed ? 'outline' : 'line');
  const open = meant === 'outline' && isClosed ? points.slice(0, -1) : points;
  return open.length < 2 ? null : { kind: meant, points: [...open] };
}

const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

/** A geometry, a feature, or a collection of one; of several parts or with holes it is no shape that the form draws. */
function ofGeoJson(text: string): PastedShape | null {
  if (!text.startsWith('{')) return null;
  const of = (value: unknown): PastedShape | null => {
    if (value === null || typeof value !== 'object') return null;
    const { type, geometry, features, coordinates } = value as Record<string, unknown>;
    if (type === 'Feature') return of(geometry);
    if (type === 'FeatureCollection')
      return Array.isArray(features) && features.length === 1 ? of(features[0]) : null;
    const only = (list: unknown) => (Array.isArray(list) && list.length === 1 ? list[0] : null);
    const ring = {
      ...{ LineString: coordinates, MultiLineString: only(coordinates) },
      ...{ Polygon: only(coordinates), MultiPolygon: only(only(coordinates)) },
    }[String(type)];
    if (!Array.isArray(ring) || !ring.every(isPosition)) return null;
    const points = ring.map(([lon, lat]) => ({ lat, lon }));
    return shapeOf(points, String(type).endsWith('LineString') ? 'line' : 'outline');
  };
  try {
    return of(JSON.parse(text));
  } catch {
    return null;
  }
}

const wellKnown = /^(?:SRID=4326;)?\s*(LINESTRING|POLYGON)\s*(?:Z|M|ZM)?\s*\(+([^()]+)\)+$/i;

/** Well-known text, longitude first. */
function ofWellKnownText(text: string): PastedShape | null {
  const found = wellKnown.exec(text);
  if (!found) return null;
  const points = found[2]!.split(',').map((one) => {
    const [lon, lat] = one.trim().split(/\s+/).map(Number);
    return { lat: lat ?? Number.NaN, lon: lon ?? Number.NaN };
  });
  return shapeOf(points, /^l/i.test(found[1]!) ? 'line' : 'outline');
}

/** Coordinates, one corner a line (or between semicolons): latitude first, as for a point. */
function ofLines(text: string): PastedShape | null {
  const points = text
    .split(/[\n;]/)
    .filter((line) => line.trim() !== '')
    .map(parseCoordinates);
  return points.every((one) => one !== null) ? shapeOf(points, null) : null;
}

/** Reads a line or an area from GeoJSON, well-known text or a list of coordinates. Null when it is none of them. */
export function readShape(text: string): PastedShape | null {
  const plain = text.trim();
  return ofGeoJson(plain) ?? ofWellKnownText(plain) ?? ofLines(plain);
}
