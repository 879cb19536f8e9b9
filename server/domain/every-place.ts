import type { Geometry } from 'geojson';
import type { IncidentFeature } from '../contract/feature.ts';
import type { AccountState } from './projection.ts';

/** The places of one geometry, each alone: points and areas. */
function placesOf(geometry: Geometry): Geometry[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(placesOf);
  if (geometry.type === 'MultiPoint')
    return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
  return [geometry];
}

/**
 * All distinct places as one geometry, those of the first first: what stands for all of them stands for it. Rival areas
 * may overlap, which the parts of a MultiPolygon may not, so that they are collected. Null where there is none.
 */
export function everyPlace(geometries: readonly (Geometry | null)[]): Geometry | null {
  const places = new Map(
    geometries.flatMap((one) => (one ? placesOf(one) : [])).map((one) => [JSON.stringify(one), one]),
  );
  const [first, ...others] = places.values();
  if (!first || others.length === 0) return first ?? null;
  const points = [first, ...others].filter((one) => one.type === 'Point');
  return points.length === places.size
    ? { type: 'MultiPoint', coordinates: points.map(({ coordinates }) => coordinates) }
    : { type: 'GeometryCollection', geometries: [first, ...others] };
}

/** A feature at the places of all accounts that are known at a date (ms); its properties stay those of the view read. */
export function everywhere(
  feature: IncidentFeature,
  accounts: readonly AccountState[],
  at: number,
): IncidentFeature {
  const standing = accountsStanding(accounts, at);
  return { ...feature, geometry: everyPlace([feature.geometry, ...standing.map((one) => one.geometry)]) };
}

/** An account's reading ends where its next begins; of two from one instant the later stands. */
function accountsStanding(accounts: readonly AccountState[], at: number): AccountState[] {
  const standing = new Map<string, AccountState>();
  for (const one of accounts) {
    if (one.known_from > at) continue;
    const before = standing.get(one.account);
    if (!before || one.known_from >= before.known_from) standing.set(one.account, one);
  }
  return accounts.filter((one) => standing.get(one.account) === one);
}
