import type { Geometry, Position } from 'geojson';
import type { BoxLiteral } from './ast.ts';
import { geometryFault } from './geometry-rules.ts';
import {
  count,
  exceeds,
  membersOf,
  numberAt,
  type Place,
  type Reading,
  within,
  wrong,
} from './json-reader.ts';
import { geometryWords } from './names.ts';

const levels: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/**
 * Reads a GeoJSON geometry; its own `bbox` is left out. Empty coordinates are an empty geometry. Throws Cql2Error with
 * a pointer for anything else that GeoJSON does not allow.
 */
export function geometryAt(value: object, place: Place, reading: Reading): Geometry {
  count(reading, place);
  const { type } = value as { type: unknown };
  if (type === 'GeometryCollection') {
    const { geometries } = membersOf(value, ['type', 'geometries'], place, ['bbox']);
    if (!Array.isArray(geometries))
      throw wrong(within(place, 'geometries'), 'A list of geometries is expected.');
    return {
      type,
      geometries: geometries.map((part: unknown, index) => {
        const at = { ...within(place, 'geometries', index), depth: place.depth + 1 };
        if (typeof part !== 'object' || part === null || !('type' in part))
          throw wrong(at, 'A geometry is expected.');
        return geometryAt(part, at, reading);
      }),
    };
  }
  const level = typeof type === 'string' && Object.hasOwn(levels, type) ? levels[type] : undefined;
  if (level === undefined)
    throw wrong(
      within(place, 'type'),
      'The type is none of GeoJSON’s geometries.',
      Object.values(geometryWords).join(', '),
    );
  const { coordinates } = membersOf(value, ['type', 'coordinates'], place, ['bbox']);
  const at = within(place, 'coordinates');
  const empty = level === 0 && Array.isArray(coordinates) && coordinates.length === 0;
  const geometry = { type, coordinates: empty ? [] : nested(coordinates, level, at, reading) } as Geometry;
  const fault = geometryFault(geometry);
  if (fault) throw wrong(at, fault);
  return geometry;
}

type Nested = Position | Nested[];

function nested(value: unknown, level: number, place: Place, reading: Reading): Nested {
  if (!Array.isArray(value)) throw wrong(place, 'A list of coordinates is expected.');
  if (level > 0) return value.map((item, index) => nested(item, level - 1, within(place, index), reading));
  if (++reading.vertices > reading.limits.vertices) throw exceeds(reading, place, 'vertices');
  if (value.length !== 2 && value.length !== 3) throw wrong(place, 'A position has two numbers, or three.');
  return value.map((number, index) => numberAt(number, within(place, index)));
}

/** Reads `{"bbox": […]}`: four or six numbers. */
export function boxAt(value: object, place: Place, reading: Reading): BoxLiteral {
  count(reading, place);
  const { bbox } = membersOf(value, ['bbox'], place);
  const at = within(place, 'bbox');
  if (!Array.isArray(bbox) || (bbox.length !== 4 && bbox.length !== 6))
    throw wrong(at, 'A box has four numbers, or six with heights.', 'west, south, east, north');
  reading.vertices += 4;
  if (reading.vertices > reading.limits.vertices) throw exceeds(reading, at, 'vertices');
  return { bbox: bbox.map((number: unknown, index) => numberAt(number, within(at, index))) };
}
