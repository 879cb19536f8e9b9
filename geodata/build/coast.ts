import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bboxClip,
  bboxPolygon,
  booleanPointInPolygon,
  featureCollection,
  intersect,
  polygon,
} from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { regionBox } from './region-box.ts';

/**
 * The sea inside the region. The outlines reach as far as territorial waters, so without it a part of the
 * Adriatic would be drawn as land. Islets of a few vertices are left out.
 */
export function readSea(packageFolder: string): Feature<Polygon | MultiPolygon> {
  const source = JSON.parse(readFileSync(join(packageFolder, 'map.geo.json'), 'utf8')) as {
    geometries: MultiPolygon[];
  };
  const [west, south, east, north] = regionBox as [number, number, number, number];
  // Clipping the ocean's ring leaves seams along the box; a wider box keeps them outside the region.
  const wide: [number, number, number, number] = [west - 0.1, south - 0.1, east + 0.1, north + 0.1];
  const ocean = source.geometries[0]!.coordinates.find((rings) => touches(rings[0]!, wide));
  if (!ocean) throw new Error('The package has no sea in the region.');
  const clipped = bboxClip(polygon([ocean[0]!]), wide) as Feature<Polygon | MultiPolygon>;
  const inside = intersect(featureCollection([clipped, bboxPolygon(wide)]));
  if (!inside) throw new Error('The sea does not reach into the region.');
  return inside;
}

function touches(ring: Position[], [west, south, east, north]: [number, number, number, number]): boolean {
  return ring.some(([lon, lat]) => lon! > west && lon! < east && lat! > south && lat! < north);
}

/** Drops the parts of a line that lie in the sea; where it crosses the coast the line ends at the coast. */
export function outsideSea(line: Position[], sea: Feature<Polygon | MultiPolygon>): Position[][] {
  const rings = sea.geometry.type === 'Polygon' ? sea.geometry.coordinates : sea.geometry.coordinates.flat();
  const pieces: Position[][] = [[line[0]!]];
  for (let i = 1; i < line.length; i++) {
    for (const stop of [...crossings(line[i - 1]!, line[i]!, rings), line[i]!]) {
      const last = pieces.at(-1)!.at(-1)!;
      const middle = [(last[0]! + stop[0]!) / 2, (last[1]! + stop[1]!) / 2];
      if (booleanPointInPolygon(middle, sea)) pieces.push([stop]);
      else pieces.at(-1)!.push(stop);
    }
  }
  return pieces.filter((piece) => piece.length > 1);
}

/** Where a segment crosses the rings, in order from `a` to `b`. */
function crossings(a: Position, b: Position, rings: Position[][]): Position[] {
  const found: number[] = [];
  const [dx, dy] = [b[0]! - a[0]!, b[1]! - a[1]!];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [c, d] = [ring[i - 1]!, ring[i]!];
      const [ex, ey] = [d[0]! - c[0]!, d[1]! - c[1]!];
      const cross = dx * ey - dy * ex;
      if (cross === 0) continue;
      const t = ((c[0]! - a[0]!) * ey - (c[1]! - a[1]!) * ex) / cross;
      const u = ((c[0]! - a[0]!) * dy - (c[1]! - a[1]!) * dx) / cross;
      if (t > 0 && t < 1 && u >= 0 && u <= 1) found.push(t);
    }
  }
  return found.sort((p, q) => p - q).map((t) => [a[0]! + t * dx, a[1]! + t * dy]);
}
