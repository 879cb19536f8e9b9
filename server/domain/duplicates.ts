import type { Position } from 'geojson';
import type { IncidentFeature } from '../contract/feature.ts';
import { polygonsOf } from './area.ts';
import { haversine } from './metric.ts';
import type { State } from './projection.ts';

export const duplicateReasons = ['place', 'municipality', 'time', 'type'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** An incident that may be the same happening, and in what it is like the candidate. */
export interface LikelyDuplicate {
  feature: IncidentFeature;
  reasons: DuplicateReason[];
}

const nearMetres = 3_000;
const nearMs = 36 * 3_600_000;

/**
 * Incidents near a candidate in place (discs or outlines less than 3 km apart, or a municipality in common, certain or
 * possible) and in time (spans less than 36 hours apart), those of the same type first, then the nearest in time, of
 * those the ones that began at nearly the same time, then by id. The candidate's own id never counts. What has no place or no time is like nothing.
 */
export function likelyDuplicates(
  candidate: Pick<State, 'feature'>,
  others: readonly IncidentFeature[],
): LikelyDuplicate[] {
  const own = candidate.feature;
  return others
    .flatMap((feature) => {
      if (feature.id === own.id) return [];
      const apart = gap(own, feature);
      if (apart === null || apart >= nearMs) return [];
      const place: DuplicateReason[] = [];
      if (metresApart(own, feature) < nearMetres) place.push('place');
      if (shareMunicipality(own, feature)) place.push('municipality');
      if (!place.length) return [];
      const sameType = feature.properties.type === own.properties.type;
      const reasons: DuplicateReason[] = [...place, 'time', ...(sameType ? (['type'] as const) : [])];
      return [{ feature, reasons, apart, began: beganApart(own, feature), sameType }];
    })
    .sort(
      (a, b) =>
        Number(b.sameType) - Number(a.sameType) ||
        a.apart - b.apart ||
        a.began - b.began ||
        (a.feature.id < b.feature.id ? -1 : 1),
    )
    .map(({ feature, reasons }) => ({ feature, reasons }));
}

/** Milliseconds between two occurred spans, 0 when they overlap; null when one has no start. */
function gap({ properties: a }: IncidentFeature, { properties: b }: IncidentFeature): number | null {
  if (a.occurred_start === null || b.occurred_start === null) return null;
  const end = (one: IncidentFeature['properties']) =>
    one.occurred_open ? Number.POSITIVE_INFINITY : Date.parse(one.occurred_end ?? one.occurred_start!);
  return Math.max(0, Date.parse(b.occurred_start) - end(a), Date.parse(a.occurred_start) - end(b));
}

/** Milliseconds between two beginnings: what has lasted for a year spans many that it has nothing to do with. */
function beganApart({ properties: a }: IncidentFeature, { properties: b }: IncidentFeature): number {
  return Math.abs(Date.parse(a.occurred_start!) - Date.parse(b.occurred_start!));
}

function metresApart(a: IncidentFeature, b: IncidentFeature): number {
  const radii = (a.properties.uncertainty_m ?? 0) + (b.properties.uncertainty_m ?? 0);
  const [some, others] = [positionsOf(a), positionsOf(b)];
  let least = Number.POSITIVE_INFINITY;
  for (const [lon, lat] of some)
    for (const [x, y] of others) least = Math.min(least, haversine(lon!, lat!, x!, y!));
  return Math.max(0, least - radii);
}

function positionsOf({ geometry }: IncidentFeature): Position[] {
  if (!geometry) return [];
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'MultiPoint') return geometry.coordinates;
  return polygonsOf(geometry).flatMap((rings) => rings[0]!);
}

function shareMunicipality({ properties: a }: IncidentFeature, { properties: b }: IncidentFeature): boolean {
  const all = [...b.municipalities, ...b.municipalities_possible];
  return [...a.municipalities, ...a.municipalities_possible].some((id) => all.includes(id));
}
