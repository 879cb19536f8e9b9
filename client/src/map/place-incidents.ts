import type { Geometry, Position } from 'geojson';
import type { IncidentFeature } from '#contract/feature.ts';
import { interiorPoint, polygonsOf } from './interior-point.ts';

/** An incident that is drawn at a point: counted there, and marked once more at each further point it states. */
export interface PointIncident {
  feature: IncidentFeature;
  /** The counted point: the first one stated. */
  at: Position;
  others: Position[];
  /** Radius of the disc of uncertainty in metres; 0 where the place is a point. */
  radius_m: number;
}

/** Incidents of which one and the same area is known: drawn once, counted together. */
export interface AreaGroup {
  kind: 'area' | 'band';
  features: IncidentFeature[];
  geometry: Geometry;
  /** Where the count stands. */
  label: Position;
}

/** What the map draws of a result: every located incident is in exactly one of `points` and `areas`. */
export interface Placed {
  points: PointIncident[];
  areas: AreaGroup[];
  located: number;
}

// Below this a disc is a point: the codebook's `exact` and `vicinity`.
const pointPrecisions = new Set(['exact', 'vicinity']);

function pointsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'MultiPoint') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(pointsOf) : [];
}

/** The polygons of a mixed geometry alone, so that its points are not drawn twice. */
function areaOf(geometry: Geometry): Geometry | null {
  const polygons = polygonsOf(geometry);
  if (!polygons.length) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** Outline of a gazetteer area by `collection/id`, as the basemap draws it; null where the map knows none. */
export type OutlineOf = (ref: string) => Geometry | null;

/** The areas a place names, each in the basemap's own outline, as one geometry; null unless all are known. */
export function outlineOfAll(refs: readonly string[], outlineOf: OutlineOf): Geometry | null {
  const polygons = refs.map((ref) => outlineOf(ref)).map((found) => (found ? polygonsOf(found) : []));
  return polygons.length && polygons.every((one) => one.length)
    ? { type: 'MultiPolygon', coordinates: polygons.flat() }
    : null;
}

/**
 * Sorts a result by how it is drawn (codebook §2): points and discs by their first point, areas and bands by their
 * polygon, never as a point. Incidents of one area share a group; each band is its own. Incidents without geometry are
 * left to the list. A mixed geometry is counted at its point, and its polygons are drawn by `alsoAreas`. Areas the map
 * knows are drawn in its own outline: the feature's is generalised, and two outlines of one area would be one too many.
 */
export function placeIncidents(features: readonly IncidentFeature[], outlineOf: OutlineOf): Placed {
  const points: PointIncident[] = [];
  const groups = new Map<string, AreaGroup>();
  for (const feature of features) {
    if (!feature.geometry) continue;
    const { place_precision, place_area, uncertainty_m } = feature.properties;
    const [at, ...others] = pointsOf(feature.geometry);
    if (at) {
      const radius_m = pointPrecisions.has(place_precision) ? 0 : (uncertainty_m ?? 0);
      points.push({ feature, at, others, radius_m });
      continue;
    }
    const kind = place_precision === 'band' ? 'band' : 'area';
    const known = kind === 'area' ? outlineOfAll(place_area, outlineOf) : null;
    const geometry = known ?? areaOf(feature.geometry);
    const label = geometry && interiorPoint(geometry);
    if (!geometry || !label) continue;
    const key = kind === 'area' && place_area.length ? [...place_area].sort().join(' ') : feature.id;
    const group = groups.get(key);
    if (group) group.features.push(feature);
    else groups.set(key, { kind, features: [feature], geometry, label });
  }
  const areas = [...groups.values()];
  const inAreas = areas.reduce((sum, group) => sum + group.features.length, 0);
  return { points, areas, located: points.length + inAreas };
}

/** Polygons of incidents that are counted at a point and state an area besides. */
export function alsoAreas(
  points: readonly PointIncident[],
): { feature: IncidentFeature; geometry: Geometry }[] {
  return points.flatMap(({ feature }) => {
    const geometry = areaOf(feature.geometry!);
    return geometry ? [{ feature, geometry }] : [];
  });
}
