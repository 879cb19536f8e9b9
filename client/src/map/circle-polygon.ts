import type { Polygon, Position } from 'geojson';
import { earthRadius } from '#contract/sphere.ts';

const corners = 48;
// Computed once: five thousand discs are drawn while a reader types.
const unit = Array.from({ length: corners }, (_, index): [number, number] => {
  const angle = (2 * Math.PI * index) / corners;
  return [Math.cos(angle), Math.sin(angle)];
});

/**
 * Disc of a true radius in metres about a point in WGS 84 degrees, as a closed counter-clockwise polygon of 48 corners.
 * Local equirectangular approximation on the mean sphere (6 371 008.8 m): below 25 km of radius and 70° of latitude it
 * is within half a per cent, far less than a symbol's outline.
 */
export function circlePolygon([lon, lat]: Position, radius_m: number): Polygon {
  const dLat = (radius_m / earthRadius) * (180 / Math.PI);
  const dLon = dLat / Math.cos((lat! * Math.PI) / 180);
  const ring = unit.map(([x, y]): Position => [lon! + dLon * x, lat! + dLat * y]);
  ring.push(ring[0]!);
  return { type: 'Polygon', coordinates: [ring] };
}
