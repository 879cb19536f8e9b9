import type { Position } from 'geojson';
import { metresPerDegree, roundDegrees } from '../domain/metric.ts';

const corners = 48;

/**
 * Closed counter-clockwise ring about a circle of `radius` metres around a point (degrees), in the local
 * equirectangular frame of the rules; the longest chord is 0.2 % inside the circle.
 */
export function discRing(lon: number, lat: number, radius: number): Position[] {
  const scale = metresPerDegree(lat);
  const ring = Array.from({ length: corners }, (_, index): Position => {
    const angle = (2 * Math.PI * index) / corners;
    const x = lon + (radius * Math.cos(angle)) / Math.max(scale.lon, 1);
    const y = lat + (radius * Math.sin(angle)) / scale.lat;
    return [roundDegrees(x), roundDegrees(Math.min(90, Math.max(-90, y)))];
  });
  return [...ring, ring[0]!];
}
