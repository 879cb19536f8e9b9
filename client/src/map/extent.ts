import type { Geometry, Position } from 'geojson';
import type { Box } from '#contract/query.ts';
import { circlePolygon } from './circle-polygon.ts';

/** All positions of a geometry, in degrees, longitude first. */
export function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'MultiPoint' || geometry.type === 'LineString') return geometry.coordinates;
  if (geometry.type === 'Polygon' || geometry.type === 'MultiLineString') return geometry.coordinates.flat();
  return geometry.coordinates.flat(2);
}

/** Smallest box around geometries, each with the radius in metres by which its points are uncertain; null if empty. */
export function extentOf(
  parts: readonly { geometry: Geometry | null; uncertainty_m?: number | null }[],
): Box | null {
  const positions = parts.flatMap(({ geometry, uncertainty_m }) => {
    if (!geometry) return [];
    const own = positionsOf(geometry);
    return uncertainty_m && /Point/.test(geometry.type)
      ? own.flatMap((centre) => circlePolygon(centre, uncertainty_m).coordinates[0]!)
      : own;
  });
  if (!positions.length) return null;
  const box: Box = [180, 90, -180, -90];
  for (const [lon, lat] of positions as [number, number][]) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** Whether a box takes so little of another, in width and height, that what lies in it can hardly be told apart. */
export function isLost(inner: Box, outer: Box): boolean {
  return inner[2] - inner[0] < (outer[2] - outer[0]) / 3 && inner[3] - inner[1] < (outer[3] - outer[1]) / 3;
}

/** Whether a box lies in another; edges may touch. */
export function liesWithin(inner: Box, outer: Box): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}
