import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { AccountView, IncidentDetail } from '#contract/feature.ts';
import { claimantOrder, claimantStyleIndex } from '../symbols/claimant-styles.ts';
import { circlePolygon } from './circle-polygon.ts';
import { interiorPoint } from './interior-point.ts';
import { type OutlineOf, outlineOfAll } from './outline.ts';

/** One place that accounts claim, with who claims it; accounts that name the same place share it. */
export interface ClaimedPlace {
  accounts: string[];
  /** Index in `claimantStyles` of the first who claimed it. */
  style: number;
  /** Names of the claimants, in the order of their statements. */
  names: string;
  geometry: Geometry;
  hatched: boolean;
  preferred: boolean;
  /** Stated as a point or disc; an area or band never gets a dot. */
  pointlike: boolean;
  /** Where its label stands and tie lines end. */
  anchor: Position;
}

function pointOf(geometry: Geometry): Position | null {
  if (geometry.type === 'Point') return geometry.coordinates;
  if (geometry.type === 'MultiPoint') return geometry.coordinates[0] ?? null;
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.map(pointOf).find((found) => found !== null) ?? null;
  return null;
}

/** Points become discs of their stated uncertainty; what has none stays a point. */
function withDiscs(geometry: Geometry, account: AccountView): Geometry {
  const stated = account.place?.parts.flatMap((part) => (part.kind === 'point' ? [part] : [])) ?? [];
  const radius = (at: Position) =>
    stated.find(({ lon, lat }) => Math.abs(lon - at[0]!) < 1e-6 && Math.abs(lat - at[1]!) < 1e-6)
      ?.uncertainty_m ?? Math.max(0, ...stated.map(({ uncertainty_m }) => uncertainty_m));
  const disc = (at: Position): Geometry =>
    radius(at) > 0 ? circlePolygon(at, radius(at)) : { type: 'Point', coordinates: at };
  if (geometry.type === 'Point') return disc(geometry.coordinates);
  if (geometry.type === 'MultiPoint')
    return { type: 'GeometryCollection', geometries: geometry.coordinates.map(disc) };
  if (geometry.type === 'GeometryCollection')
    return {
      type: 'GeometryCollection',
      geometries: geometry.geometries.map((one) => withDiscs(one, account)),
    };
  return geometry;
}

/** The places claimed for an incident, in the order of the claimants' first statements; `nameOf` says a claimant. */
export function claimedPlaces(
  detail: IncidentDetail,
  nameOf: (account: AccountView) => string,
  outlineOf: OutlineOf,
): ClaimedPlace[] {
  const { accounts, preferred_account } = detail.properties;
  const order = claimantOrder(accounts);
  const byPlace = new Map<string, ClaimedPlace>();
  const byTime = [...accounts].sort(
    (one, other) => order.indexOf(one.claimant.id) - order.indexOf(other.claimant.id),
  );
  for (const account of byTime) {
    if (!account.geometry) continue;
    const refs = account.place?.parts.map((part) => (part.kind === 'area' ? part.ref : '')) ?? [];
    const geometry = outlineOfAll(refs, outlineOf) ?? withDiscs(account.geometry, account);
    const stated = pointOf(account.geometry);
    const anchor = stated ?? interiorPoint(account.geometry);
    if (!anchor) continue;
    const key = JSON.stringify(geometry);
    const name = nameOf(account);
    const place = byPlace.get(key);
    if (place) {
      place.accounts.push(account.id);
      if (!place.names.split(' · ').includes(name)) place.names += ` · ${name}`;
      place.preferred ||= account.id === preferred_account;
    } else
      byPlace.set(key, {
        accounts: [account.id],
        style: claimantStyleIndex(order, account.claimant.id),
        names: name,
        geometry,
        hatched: account.place?.precision === 'band',
        preferred: account.id === preferred_account,
        pointlike: stated !== null,
        anchor,
      });
  }
  return [...byPlace.values()];
}

function partsOf(geometry: Geometry): Geometry[] {
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(partsOf) : [geometry];
}

export interface ClaimedCollections {
  places: FeatureCollection;
  ties: FeatureCollection;
  labels: FeatureCollection;
}

/** Features of the claimed places, of lines that tie each to the preferred one, and of their names. */
export function claimedSources(places: readonly ClaimedPlace[]): ClaimedCollections {
  const centre = places.find(({ preferred }) => preferred) ?? places[0];
  const collect = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
  const feature = (geometry: Geometry, place: ClaimedPlace): Feature => ({
    type: 'Feature',
    geometry,
    properties: {
      style: place.style,
      hatched: place.hatched,
      preferred: place.preferred,
      pointlike: place.pointlike,
      accounts: `|${place.accounts.join('|')}|`,
      names: place.names,
    },
  });
  return {
    // One feature a part: MapLibre draws only the first part of a collection of geometries.
    places: collect(places.flatMap((place) => partsOf(place.geometry).map((part) => feature(part, place)))),
    ties: collect(
      places.flatMap((place) =>
        centre && place !== centre
          ? [feature({ type: 'LineString', coordinates: [centre.anchor, place.anchor] }, place)]
          : [],
      ),
    ),
    labels: collect(places.map((place) => feature({ type: 'Point', coordinates: place.anchor }, place))),
  };
}
