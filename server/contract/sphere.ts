/** Mean Earth radius in metres (IUGG R1), the one turf's haversine uses. */
export const earthRadius = 6_371_008.8;

/** Great-circle distance in metres between two points in degrees (haversine formula, Sinnott 1984). */
export function haversine(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const radians = Math.PI / 180;
  const dLat = (lat2 - lat1) * radians;
  const dLon = (lon2 - lon1) * radians;
  const a =
    Math.sin(dLat / 2) ** 2 + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(a)));
}
