import { bboxPolygon } from '@turf/turf';
import type { BBox, Feature, Polygon } from 'geojson';

/** What of the surroundings is kept: west, south, east, north. Chosen so that seven areas fill it. */
export const regionBox: BBox = [18.6, 41.5, 22.5, 44.3];

export function regionPolygon(): Feature<Polygon> {
  return bboxPolygon(regionBox);
}
