import { earthRadius } from '../contract/sphere.ts';

export { haversine } from '../contract/sphere.ts';

const perDegree = (earthRadius * Math.PI) / 180;

/**
 * Metres per degree of longitude and latitude near a latitude: the local equirectangular frame in which the rules
 * measure. Within 50 km of the point it agrees with haversine to 0.1 %.
 */
export function metresPerDegree(lat: number): { lon: number; lat: number } {
  return { lon: perDegree * Math.cos((lat * Math.PI) / 180), lat: perDegree };
}

/** A coordinate in degrees at 6 decimals (about 0.1 m), so that the same input gives the same bytes. */
export function roundDegrees(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Metres as kilometres at 3 decimals. */
export function kilometres(metres: number): number {
  return Math.round(metres) / 1000;
}

/**
 * A plane frame around a point (degrees) in which distances from it are true and others almost: within 100 km of it
 * to 0.005 %. Azimuthal equidistant projection of the sphere (Snyder 1987, Map Projections, ch. 25), metres.
 */
export function azimuthalFrame([lon0, lat0]: readonly number[]): {
  toPlane(position: readonly number[]): [x: number, y: number];
  toDegrees(point: readonly number[]): [lon: number, lat: number];
} {
  const radians = Math.PI / 180;
  const [sin0, cos0] = [Math.sin(lat0! * radians), Math.cos(lat0! * radians)];
  return {
    toPlane: ([lon, lat]) => {
      const away = (lon! - lon0!) * radians;
      const [sin, cos] = [Math.sin(lat! * radians), Math.cos(lat! * radians)];
      const [east, north] = [cos * Math.sin(away), cos0 * sin - sin0 * cos * Math.cos(away)];
      // The angle from its sine and cosine: exact for small and for large ones.
      const angle = Math.atan2(Math.hypot(east, north), sin0 * sin + cos0 * cos * Math.cos(away));
      const scale = angle === 0 ? earthRadius : (earthRadius * angle) / Math.sin(angle);
      return [east * scale, north * scale];
    },
    toDegrees: ([x, y]) => {
      const metres = Math.hypot(x!, y!);
      if (metres === 0) return [lon0!, lat0!];
      const angle = metres / earthRadius;
      const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
      const lat = Math.asin(cos * sin0 + (y! * sin * cos0) / metres);
      const lon = Math.atan2(x! * sin, metres * cos0 * cos - y! * sin0 * sin);
      return [lon0! + lon / radians, lat / radians];
    },
  };
}
