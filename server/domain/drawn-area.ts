import { buffer } from '@turf/buffer';
import { lineString } from '@turf/helpers';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Corner, DrawnPart, OutlinePart } from '../contract/drawn-part.ts';
import { haversine, roundDegrees } from './metric.ts';

const positionOf = ({ lon, lat }: Corner): Position => [roundDegrees(lon), roundDegrees(lat)];

/** The ground that a part drawn by hand means: inside its outline, or within the uncertainty of its line. */
export function drawnArea(part: DrawnPart): Polygon | MultiPolygon {
  const corners = part.points.map(positionOf);
  if (part.kind === 'outline') return { type: 'Polygon', coordinates: [[...corners, corners[0]!]] };
  const corridor = buffer(lineString(corners), part.uncertainty_m, { units: 'meters', steps: 8 });
  if (!corridor) throw new Error('A line of two different points has a corridor.');
  return corridor.geometry;
}

/** Metres from the middle of an outline's box to its farthest corner: how far off a place in it can be. */
export function reachOf({ points }: OutlinePart): number {
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const lon = middle(points.map((one) => one.lon));
  const lat = middle(points.map((one) => one.lat));
  return Math.max(...points.map((one) => haversine(lon, lat, one.lon, one.lat)));
}
