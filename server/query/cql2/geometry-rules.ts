import type { Geometry, Position } from 'geojson';

/**
 * Says what is wrong with the shape of a geometry (numbers of positions, rings that are not closed, positions of two
 * and three numbers side by side), or null. Ranges of coordinates are another matter: they depend on the CRS.
 */
export function geometryFault(geometry: Geometry): string | null {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) {
      const fault = geometryFault(part);
      if (fault) return fault;
    }
    return null;
  }
  const positions = positionsOf(geometry);
  if (positions.some((position) => position.length !== positions[0]!.length))
    return 'The positions of a geometry must all have two numbers, or all three.';
  if (geometry.type === 'LineString') return lineFault(geometry.coordinates);
  if (geometry.type === 'MultiLineString') return firstFault(geometry.coordinates, lineFault);
  if (geometry.type === 'Polygon') return firstFault(geometry.coordinates, ringFault);
  if (geometry.type === 'MultiPolygon')
    return firstFault(geometry.coordinates, (rings) => firstFault(rings, ringFault));
  return null;
}

/** All positions of a geometry in their order; none of an empty one. */
export function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length ? [geometry.coordinates] : [];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}

function firstFault<T>(items: readonly T[], faultOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault) return fault;
  }
  return null;
}

function lineFault(line: readonly Position[]): string | null {
  return line.length === 1 ? 'A line needs at least two positions.' : null;
}

function ringFault(ring: readonly Position[]): string | null {
  if (ring.length < 4) return 'A ring of a polygon needs at least four positions, the last like the first.';
  const [first, last] = [ring[0]!, ring[ring.length - 1]!];
  return first.every((number, axis) => number === last[axis])
    ? null
    : 'A ring of a polygon must end where it begins.';
}
