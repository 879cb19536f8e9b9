import type { Geometry, Position } from 'geojson';

/** Well-known text (OGC 06-103r4) of a geometry, in the order of its coordinates. */
export function wktOf(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.length
      ? `GEOMETRYCOLLECTION (${geometry.geometries.map(wktOf).join(', ')})`
      : 'GEOMETRYCOLLECTION EMPTY';
  const name = geometry.type.toUpperCase();
  if (geometry.coordinates.length === 0) return `${name} EMPTY`;
  const text = nested(geometry.coordinates);
  return `${name} ${geometry.type === 'Point' ? `(${text})` : text}`;
}

type Nested = Position | Position[] | Position[][] | Position[][][];

function nested(coordinates: Nested): string {
  if (typeof coordinates[0] === 'number') return (coordinates as Position).join(' ');
  return `(${(coordinates as Nested[]).map(nested).join(', ')})`;
}
