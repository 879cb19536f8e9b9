import type { Feature, Geometry, Position } from 'geojson';
import { readTies } from '#contract/claim-ties.ts';
import { isAtPoint } from '#contract/drawing.ts';
import type { IncidentFeature } from '#contract/feature.ts';
import { styleAmongAll } from '../state/every-place.ts';
import { seenFeature } from '../state/seen.ts';
import { cellsAt } from '../state/tile-question.ts';
import { circlePolygon } from './circle-polygon.ts';
import type { DrawnFeature } from './drawn-features.ts';
import { fans } from './fan.ts';
import { polygonsOf } from './interior-point.ts';
import { mercator } from './mercator.ts';
import { type OutlineOf, outlineOfAll, pointsOf } from './outline.ts';

/** The cell of the grid, fixed in the world, in which a position is counted at a zoom. */
function cellOf(at: Position, zoom: number): string {
  const scale = 2 ** Math.floor(zoom) * cellsAt(zoom);
  const [x, y] = mercator(at);
  return `${Math.floor(x * scale)} ${Math.floor(y * scale)}`;
}

const isNumber = ({ properties: { drawn } }: DrawnFeature) => drawn === 'cluster' || drawn === 'stack';

/** The ring around the symbol of an incident, or around the number that counts it; none where it is an area. */
export function haloOf(
  features: readonly DrawnFeature[],
  id: string,
  zoom: number,
  halo: 'hovered' | 'selected',
): Feature<Geometry>[] {
  const own = features.find(
    ({ properties }) =>
      properties.id === id && (properties.drawn === 'single' || properties.drawn === 'fanned'),
  );
  const seen = seenFeature(id);
  const [first] =
    !own && seen && isAtPoint(seen.properties.place_precision) ? pointsOf(seen.geometry ?? none) : [];
  const cell = first && cellOf(first, zoom);
  const found = own ?? (cell && features.find((one) => isNumber(one) && cellOf(one.at!, zoom) === cell));
  if (!found) return [];
  const { dx, dy } = fans.get(found.properties.fan ?? '') ?? { dx: 0, dy: 0 };
  return [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: found.at! },
      properties: { halo, offset: [dx, dy] },
    },
  ];
}

/** The area or disc in which an incident is known to be; null of a point, and where nothing of it is at hand. */
export function lightOf(
  features: readonly DrawnFeature[],
  id: string,
  outlineOf: OutlineOf,
): Geometry | null {
  const seen = seenFeature(id);
  const own = features.find(({ properties, at }) => properties.id === id && at !== null);
  if (own?.at && own.properties.form === 'disc' && own.properties.uncertainty_m !== undefined)
    return circlePolygon(own.at, own.properties.uncertainty_m);
  const refs = seen?.properties.place_area ?? own?.properties.place_area?.split(',') ?? [];
  if (seen ? pointsOf(seen.geometry ?? none).length > 0 : own?.properties.drawn !== 'label') return null;
  return outlineOfAll(refs, outlineOf) ?? areaOf(seen);
}

const none: Geometry = { type: 'GeometryCollection', geometries: [] };

function areaOf(feature: IncidentFeature | null): Geometry | null {
  const polygons = feature?.geometry ? polygonsOf(feature.geometry) : [];
  return polygons.length ? { type: 'MultiPolygon', coordinates: polygons } : null;
}

/**
 * Lines from the counted point of an incident to its further ones; where the tiles hold `claims`, from the preferred
 * place to what the other accounts name, each in the style (of `claimantStyles`) of who names it. Drawn for the one under
 * the pointer or selected only: a map full of lines would tie all to all.
 */
export function joinsOf(
  id: string,
  claims: readonly DrawnFeature[] = [],
  styled: readonly string[] = [],
): Feature<Geometry>[] {
  const tied = claims.find(({ properties }) => properties.id === id && properties.ties !== undefined);
  if (tied)
    return readTies(tied.properties.ties!).map(({ claimant, from, to }) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: [[...from], [...to]] },
      properties: { style: styleAmongAll(styled, claimant) },
    }));
  const seen = seenFeature(id);
  const [at, ...others] = seen?.geometry ? pointsOf(seen.geometry) : [];
  return others.map((other) => ({
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: [at!, other] },
    properties: { type: seen!.properties.type },
  }));
}
