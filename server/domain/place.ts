import type { Geometry, MultiPolygon, Point, Polygon } from 'geojson';
import type { ClaimedPlace, PlacePart } from '../contract/claim.ts';
import type { Texts } from '../contract/text.ts';
import { polygonsOf } from './area.ts';
import { bandArea } from './band.ts';
import { drawnArea } from './drawn-area.ts';
import type { Gazetteer, PointPlace } from './gazetteer.ts';
import { generalise } from './generalise.ts';
import { positionTo } from './line.ts';
import { sideOfArea, sideOfDisc } from './line-side.ts';
import { haversine, kilometres, roundDegrees } from './metric.ts';
import { municipalitiesOfArea, municipalitiesOfPoint } from './municipality.ts';
import { placeName } from './place-names.ts';
import type { Shape } from './projection.ts';

export type PointPart = Extract<PlacePart, { kind: 'point' }>;

/** What the gazetteer says of a claimed place. Lengths are kilometres, the uncertainty metres, ids without collection. */
export interface DerivedPlace {
  /** Point, area outline of at most 100 vertices, or several in a multi-geometry; null when it cannot be drawn. */
  geometry: Geometry | null;
  /** The largest of the points; null where no part is a point. */
  uncertainty_m: number | null;
  /** Gazetteer areas that are meant as a whole, as `collection/id`. */
  place_area: string[];
  /** What boxes are tested against: a disc for a point, the full outline for an area. */
  shapes: Shape[];
  municipalities: string[];
  municipalities_possible: string[];
  border_point: string | null;
  border_point_km: number | null;
  line_side: string | null;
  line_km: number | null;
  settlement: string | null;
  settlement_km: number | null;
  name?: Texts;
}

interface Part {
  geometry: Point | Polygon | MultiPolygon;
  shape: Shape;
  certain: string[];
  possible: string[];
  /** Where distances are measured from: a stated point, or the place a band is near; an area has none. */
  from: { lon: number; lat: number } | null;
  side: string | null;
  lineMetres: number | null;
  uncertainty: number | null;
}

/**
 * Derives all that the gazetteer knows of a claimed place. Several parts are several places: municipalities of all of
 * them, distances of the nearest. An area has no distances, since nothing finer is known; a band is as far from the
 * line as its smaller depth, and its other distances are those of the place it is near. Parts whose reference is
 * unknown are left out, which `documentFaults` reports; a band that is empty or unknown throws (see `bandArea`).
 */
export function derivePlace(place: ClaimedPlace, gazetteer: Gazetteer): DerivedPlace {
  const parts = place.parts.flatMap((part) => partOf(part, place, gazetteer) ?? []);
  const certain = new Set(parts.flatMap((part) => part.certain));
  const possible = new Set(parts.flatMap((part) => part.possible).filter((id) => !certain.has(id)));
  const sides = new Set(parts.flatMap((part) => part.side ?? []));
  const lineMetres = parts.flatMap((part) => part.lineMetres ?? []);
  const uncertainties = parts.flatMap((part) => part.uncertainty ?? []);
  const origins = parts.flatMap((part) => part.from ?? []);
  const borderPoint = nearest(gazetteer.borderPoints, origins);
  const settlement = nearest(gazetteer.settlements, origins);
  const name = placeName(place, gazetteer);
  return {
    geometry: together(parts.map((part) => part.geometry)),
    uncertainty_m: uncertainties.length ? Math.max(...uncertainties) : null,
    place_area: [
      ...new Set(
        place.parts.flatMap((part) =>
          part.kind === 'area' && gazetteer.byRef.has(part.ref) ? [part.ref] : [],
        ),
      ),
    ],
    shapes: parts.map((part) => part.shape),
    municipalities: [...certain].sort(),
    municipalities_possible: [...possible].sort(),
    border_point: borderPoint?.id ?? null,
    border_point_km: borderPoint ? kilometres(borderPoint.metres) : null,
    line_side: sides.size > 1 ? 'both' : ([...sides][0] ?? null),
    line_km: lineMetres.length ? kilometres(Math.min(...lineMetres)) : null,
    settlement: settlement?.id ?? null,
    settlement_km: settlement ? kilometres(settlement.metres) : null,
    ...(name ? { name } : {}),
  };
}

function partOf(part: PlacePart, place: ClaimedPlace, gazetteer: Gazetteer): Part | null {
  switch (part.kind) {
    case 'point':
      return pointOf(part, place, gazetteer);
    case 'area': {
      const geometry = gazetteer.byRef.get(part.ref)?.geometry;
      if (!geometry || !polygonsOf(geometry).length) return null;
      return areaOf(geometry, gazetteer, part.ref);
    }
    case 'line':
    case 'outline':
      return areaOf(drawnArea(part), gazetteer, undefined);
    case 'band': {
      const band = areaOf(bandArea(part, gazetteer), gazetteer, part.within);
      if (part.near) band.from = { lon: part.near.lon, lat: part.near.lat };
      if (part.line !== gazetteer.mainLine?.id) return band;
      return { ...band, side: part.side, lineMetres: part.min_depth_m };
    }
  }
}

function pointOf(part: PointPart, place: ClaimedPlace, gazetteer: Gazetteer): Part {
  const lon = roundDegrees(part.lon);
  const lat = roundDegrees(part.lat);
  const { mainLine } = gazetteer;
  const toLine = mainLine && positionTo(mainLine.geometry, lon, lat);
  return {
    geometry: { type: 'Point', coordinates: [lon, lat] },
    shape: { kind: 'disc', lon, lat, radius_m: part.uncertainty_m },
    ...municipalitiesOfPoint(part, place.precision, gazetteer),
    from: { lon, lat },
    side: mainLine && sideOfDisc(mainLine, lon, lat, part.uncertainty_m, toLine!),
    lineMetres: toLine?.metres ?? null,
    uncertainty: part.uncertainty_m,
  };
}

function areaOf(geometry: Geometry, gazetteer: Gazetteer, ref: string | undefined): Part {
  return {
    geometry: outlineOf(geometry),
    shape: { kind: 'area', geometry },
    ...municipalitiesOfArea(geometry, ref, gazetteer),
    from: null,
    side: gazetteer.mainLine && sideOfArea(gazetteer.mainLine, geometry),
    lineMetres: null,
    uncertainty: null,
  };
}

const outlines = new WeakMap<Geometry, Polygon | MultiPolygon>();

function outlineOf(geometry: Geometry): Polygon | MultiPolygon {
  const outline = outlines.get(geometry) ?? generalise(geometry);
  outlines.set(geometry, outline);
  return outline;
}

function nearest(
  places: readonly PointPlace[],
  origins: readonly { lon: number; lat: number }[],
): { id: string; metres: number } | null {
  let best: { id: string; metres: number } | null = null;
  for (const { lon, lat } of origins)
    for (const place of places) {
      const [x, y] = place.geometry.coordinates as [number, number];
      const metres = haversine(lon, lat, x, y);
      if (!best || metres < best.metres) best = { id: place.id, metres };
    }
  return best;
}

/** One geometry of all parts: the simplest type that holds them. */
function together(parts: readonly (Point | Polygon | MultiPolygon)[]): Geometry | null {
  const [first] = parts;
  if (!first) return null;
  if (parts.length === 1) return first;
  const points = parts.flatMap((part) => (part.type === 'Point' ? [part.coordinates] : []));
  if (points.length === parts.length) return { type: 'MultiPoint', coordinates: points };
  const areas = parts.filter((part) => part.type !== 'Point');
  if (areas.length === parts.length) return { type: 'MultiPolygon', coordinates: areas.flatMap(polygonsOf) };
  return { type: 'GeometryCollection', geometries: [...parts] };
}
