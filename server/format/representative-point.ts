import type { Geometry, Position } from 'geojson';
import { polygonsOf, relationTo } from '../domain/area.ts';

/**
 * One point (longitude, latitude) for formats that hold nothing else: the point itself, the first of several, or inside
 * the largest polygon of an area. Null for null and empty geometries. How sure the point is, is for their precision
 * codes to say.
 */
export function representativePoint(geometry: Geometry | null): [number, number] | null {
  switch (geometry?.type) {
    case undefined:
      return null;
    case 'Point':
      return lonLat(geometry.coordinates);
    case 'MultiPoint':
    case 'LineString':
      return lonLat(geometry.coordinates[0]);
    case 'MultiLineString':
      return lonLat(geometry.coordinates[0]?.[0]);
    case 'GeometryCollection':
      return geometry.geometries.map(representativePoint).find((point) => point !== null) ?? null;
    default:
      return insideLargest(polygonsOf(geometry!));
  }
}

function lonLat(position: Position | undefined): [number, number] | null {
  const [lon, lat] = position ?? [];
  return lon === undefined || lat === undefined ? null : [lon, lat];
}

function insideLargest(polygons: Position[][][]): [number, number] | null {
  const sized = polygons.flatMap((polygon) =>
    polygon[0]?.length ? [{ polygon, ...moments(polygon[0]) }] : [],
  );
  const largest = sized.sort((a, b) => b.area - a.area)[0];
  if (!largest) return null;
  const { lon, lat, polygon } = largest;
  const inside = relationTo({ type: 'Polygon', coordinates: polygon }, lon, lat).inside;
  return inside ? rounded(lon, lat) : (middleAt(polygon, lat) ?? lonLat(polygon[0]![0]));
}

/** Area (degrees squared) and centroid of a ring by the shoelace formula; of a flat one its first vertex. */
function moments(ring: Position[]): { area: number; lon: number; lat: number } {
  let [twice, x, y] = [0, 0, 0];
  for (let index = 0; index + 1 < ring.length; index++) {
    const [ax, ay] = ring[index] as [number, number];
    const [bx, by] = ring[index + 1] as [number, number];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (twice === 0) return { area: 0, lon: ring[0]![0]!, lat: ring[0]![1]! };
  return { area: Math.abs(twice) / 2, lon: x / (3 * twice), lat: y / (3 * twice) };
}

/** Middle of the longest stretch inside a polygon along a parallel; null where the parallel misses it. */
function middleAt(polygon: Position[][], lat: number): [number, number] | null {
  const crossings = polygon
    .flatMap((ring) =>
      ring.slice(1).flatMap((end, index) => {
        const [ax, ay] = ring[index] as [number, number];
        const [bx, by] = end as [number, number];
        return ay > lat === by > lat ? [] : [ax + ((bx - ax) * (lat - ay)) / (by - ay)];
      }),
    )
    .sort((a, b) => a - b);
  let best: [number, number] | null = null;
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const stretch: [number, number] = [crossings[index]!, crossings[index + 1]!];
    if (!best || stretch[1] - stretch[0] > best[1] - best[0]) best = stretch;
  }
  return best ? rounded((best[0] + best[1]) / 2, lat) : null;
}

function rounded(lon: number, lat: number): [number, number] {
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
