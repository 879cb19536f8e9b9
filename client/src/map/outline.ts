import type { Geometry, Position } from 'geojson';
import { polygonsOf } from './interior-point.ts';

/** Outline of a gazetteer area by `collection/id`, as the basemap draws it; null where the map knows none. */
export type OutlineOf = (ref: string) => Geometry | null;

/** The areas a place names, each in the basemap's own outline, as one geometry; null unless all are known. */
export function outlineOfAll(refs: readonly string[], outlineOf: OutlineOf): Geometry | null {
  const polygons = refs.map((ref) => outlineOf(ref)).map((found) => (found ? polygonsOf(found) : []));
  return polygons.length && polygons.every((one) => one.length)
    ? { type: 'MultiPolygon', coordinates: polygons.flat() }
    : null;
}

/** All points of a geometry, the counted one first; none of an area. */
export function pointsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'MultiPoint') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(pointsOf) : [];
}
