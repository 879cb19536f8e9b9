import type { Geometry, Position } from 'geojson';

/** The first point of a geometry that has one, else null. */
export function firstPoint(geometry: Geometry): Position | null {
  if (geometry.type === 'Point') return geometry.coordinates;
  if (geometry.type === 'MultiPoint') return geometry.coordinates[0] ?? null;
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.map(firstPoint).find(Boolean) ?? null;
  return null;
}
