import type { Position } from 'geojson';

/** Web Mercator (EPSG:3857 scaled to a unit square, y southward) of a position in degrees. */
export function mercator([lon, lat]: Position): [number, number] {
  const sin = Math.sin((lat! * Math.PI) / 180);
  return [lon! / 360 + 0.5, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI];
}
