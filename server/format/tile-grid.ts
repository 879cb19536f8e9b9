import type { Box } from '../contract/query.ts';

/** Tile of WebMercatorQuad, counted from the north-west. */
export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** Units of a tile's own grid, x eastward, y southward (MVT 2.1 §4.1). */
export const extent = 4_096;
/** Units beyond its edge that a tile draws, so that neighbours join without a seam. */
export const buffer = 64;
/** Latitude in degrees at which the square world of Web Mercator ends: atan(sinh(π)). */
export const latitudeLimit = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;
/** Side of the world in CSS pixels at zoom 0, as clients of vector tiles count zooms. */
const worldPixels = 512;
/** Circumference of the sphere of EPSG:3857 in metres. */
const circumference = 2 * Math.PI * 6_378_137;

/** Longitude and latitude in degrees as a point of the unit square, y southward; latitudes are held at the limit. */
export function unitSquare(lon: number, lat: number): [number, number] {
  const held = Math.max(-latitudeLimit, Math.min(latitudeLimit, lat));
  const sin = Math.sin((held * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

/** Longitude and latitude in degrees of a point of the unit square; the inverse of `unitSquare`. */
export function degreesOf(x: number, y: number): [number, number] {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI];
}

/**
 * Box in degrees of a tile with `margin` units of its grid around it; west > east where it crosses the antimeridian,
 * all longitudes where it is as wide as the world.
 */
export function tileBox({ z, x, y }: Tile, margin = 0): Box {
  const side = 2 ** -z;
  const more = (margin / extent) * side;
  const [west, north] = degreesOf(x * side - more, Math.max(0, y * side - more));
  const [east, south] = degreesOf((x + 1) * side + more, Math.min(1, (y + 1) * side + more));
  if (east - west >= 360) return [-180, south, 180, north];
  return [west < -180 ? west + 360 : west, south, east > 180 ? east - 360 : east, north];
}

/** How many CSS pixels a length in metres has at zoom 0 at a latitude; at zoom z it has 2^z times as many. */
export function pixelsAtZoom0(metres: number, lat: number): number {
  const held = Math.max(-latitudeLimit, Math.min(latitudeLimit, lat));
  return (metres / circumference / Math.cos((held * Math.PI) / 180)) * worldPixels;
}

/** A length in pixels at zoom 0 as units of the grid of tiles at a zoom. */
export function unitsOfPixels(pixels: number, z: number): number {
  return (pixels / worldPixels) * 2 ** z * extent;
}
