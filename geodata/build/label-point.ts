import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { distanceToEdge, roundPosition } from './ring.ts';

/**
 * The point inside an area that is farthest from its edge (the pole of inaccessibility), found by a grid
 * that closes in four times. A centroid would not do: that of a bent municipality can lie outside it.
 */
export function labelPoint(area: Polygon | MultiPolygon): Position {
  const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
  const points = rings.flat();
  let [west, south, east, north] = [
    Math.min(...points.map((p) => p[0]!)),
    Math.min(...points.map((p) => p[1]!)),
    Math.max(...points.map((p) => p[0]!)),
    Math.max(...points.map((p) => p[1]!)),
  ];
  let best: { point: Position; distance: number } | undefined;
  const steps = 24;
  for (let round = 0; round < 4; round++) {
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; j <= steps; j++) {
        const point = [west + ((east - west) * i) / steps, south + ((north - south) * j) / steps];
        if (!booleanPointInPolygon(point, area)) continue;
        const distance = edgeDistance(point, rings, best?.distance ?? 0);
        if (!best || distance > best.distance) best = { point, distance };
      }
    }
    if (!best) throw new Error('The grid found no point inside the area.');
    const [halfWidth, halfHeight] = [(east - west) / steps, (north - south) / steps];
    [west, east] = [best.point[0]! - halfWidth, best.point[0]! + halfWidth];
    [south, north] = [best.point[1]! - halfHeight, best.point[1]! + halfHeight];
  }
  return roundPosition(best!.point);
}

/** Distance to the nearest edge in degrees of latitude; gives up as soon as it falls below `floor`. */
function edgeDistance(point: Position, rings: Position[][], floor: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      least = Math.min(least, distanceToEdge(point, ring[i - 1]!, ring[i]!));
      if (least <= floor) return least;
    }
  }
  return least;
}
