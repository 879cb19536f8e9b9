import type { Position } from 'geojson';
import type { GeoJSONFeature, Map as MapLibreMap } from 'maplibre-gl';
import type { IncidentType, PlacePrecision, Verification } from '#contract/codebook.ts';
import { type DrawnAs, isAtPoint } from '#contract/drawing.ts';
import type { IncidentProperties } from '#contract/feature.ts';
import type { DrawnKind, OnTheMap } from '../state/drawn.ts';
import { incidentTiles } from './incident-tiles.ts';

/** A feature of a tile as the service draws it (`cells=`); titles and codes stand where it is one incident. */
export type DrawnProperties = Partial<Pick<IncidentProperties, 'title' | 'title_lang'>> & {
  drawn: DrawnAs;
  id?: string;
  /** Incidents of an area that no gazetteer names, joined by commas. */
  ids?: string;
  type: IncidentType | 'mixed';
  verification?: Verification;
  place_precision?: PlacePrecision;
  form?: 'point' | 'disc';
  uncertainty_m?: number;
  contested_count?: number;
  contested_share?: number;
  point_count?: number;
  /** Place in a fan: `count/index`. */
  fan?: string;
  /** Zoom at which a number parts. */
  parts_at?: number;
  /** Box around what stands at one spot, or at the label of an area. */
  west?: number;
  south?: number;
  east?: number;
  north?: number;
  /** Areas of the gazetteer, sorted and joined by commas. */
  place_area?: string;
  /** Who names the place of a claim. */
  claimant?: string;
  /** Lines from the preferred place of a claim's incident to the others, as `readTies` reads them. */
  ties?: string;
  kind?: 'area' | 'band';
  parts?: number;
};

export interface DrawnFeature {
  properties: DrawnProperties;
  /** Null of what is no point. */
  at: Position | null;
}

/** What counts: each located incident is in exactly one of these, in exactly one tile. */
const counted: readonly DrawnAs[] = ['single', 'fanned', 'cluster', 'stack', 'label'];

export function isCounted({ properties }: DrawnFeature): boolean {
  return counted.includes(properties.drawn);
}

export function countOf({ properties }: Pick<DrawnFeature, 'properties'>): number {
  return properties.point_count ?? 1;
}

/** Whether it is where an account places an incident, beside what stands for the incident itself. */
export function isClaim({ properties }: Pick<DrawnFeature, 'properties'>): boolean {
  return properties.drawn.startsWith('claim');
}

const atPoints: readonly DrawnAs[] = ['single', 'fanned', 'cluster', 'stack', 'mark', 'disc'];

/** Whether it is a symbol or a number at a point, or belongs to one. */
export function isAtPoints({ properties }: Pick<DrawnFeature, 'properties'>): boolean {
  return atPoints.includes(properties.drawn);
}

/** What the tiles on the map hold, also just beyond its edge. */
export function drawnFeatures(map: MapLibreMap): DrawnFeature[] {
  if (!map.getSource(incidentTiles)) return [];
  return map
    .querySourceFeatures(incidentTiles, { sourceLayer: incidentTiles })
    .map(({ properties, geometry }: GeoJSONFeature) => ({
      properties: properties as DrawnProperties,
      at: geometry.type === 'Point' ? geometry.coordinates : null,
    }));
}

/** What a legend has to explain. */
export function described(features: readonly DrawnFeature[]): OnTheMap {
  const kinds = new Set<DrawnKind>();
  const types = new Set<IncidentType>();
  const verifications = new Set<Verification>();
  const precisions = new Set<PlacePrecision>();
  let isContested = false;
  const claimants = new Set<string>();
  let isSeveral = false;
  let isClaimsLeftOut = false;
  for (const { properties } of features) {
    const { drawn, type, verification, place_precision, contested_count = 0 } = properties;
    if (isClaim({ properties })) {
      if (drawn === 'claim-more') isClaimsLeftOut = true;
      else if (properties.claimant !== undefined) claimants.add(properties.claimant);
      continue;
    }
    if (drawn === 'single' || drawn === 'fanned' || drawn === 'cluster' || drawn === 'stack')
      kinds.add(drawn);
    if (drawn === 'mark') isSeveral = true;
    if (drawn === 'cluster' || drawn === 'stack' || drawn === 'disc') continue;
    if (type !== 'mixed') types.add(type);
    // What is drawn by hand is an area, however exactly it is known.
    const isOutline = properties.kind === 'area' && place_precision && isAtPoint(place_precision);
    if (place_precision) precisions.add(isOutline ? 'region' : place_precision);
    // Rings and hatching are on symbols alone.
    if (drawn !== 'single' && drawn !== 'fanned') continue;
    if (verification) verifications.add(verification);
    isContested ||= contested_count > 0;
  }
  return { kinds, types, verifications, precisions, isContested, isSeveral, claimants, isClaimsLeftOut };
}
