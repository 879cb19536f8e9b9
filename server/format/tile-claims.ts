import type { Geometry, Position } from 'geojson';
import { type ClaimTie, writeTies } from '../contract/claim-ties.ts';
import type { PlacePrecision } from '../contract/codebook.ts';
import { isAtPoint } from '../contract/drawing.ts';
import { polygonsOf } from '../domain/area.ts';
import { discRing } from './disc.ts';
import { numericId, type TileFeature } from './mvt.ts';
import { tileGeometries } from './mvt-geometry.ts';
import { representativePoint } from './representative-point.ts';
import { degreesOf, type Tile } from './tile-grid.ts';

/** Where one account places its incident. */
export interface Claim {
  incident: string;
  account: string;
  claimant: string;
  precision: PlacePrecision;
  /** Radius in metres around each point; null of areas. */
  uncertainty: number | null;
  geometry: Geometry;
  /** Whether it is the account that leads the incident's view. */
  isPreferred: boolean;
}

/** A tile draws the places of all accounts of so many incidents at most; of more their numbers have to do. */
export const mostClaimed = 300;

/** Says in a tile that more incidents claim places there than it draws. */
export function tooManyClaims(tile: Tile): TileFeature[] {
  const scale = 2 ** tile.z;
  const middle = degreesOf((tile.x + 0.5) / scale, (tile.y + 0.5) / scale);
  return tileGeometries({ type: 'Point', coordinates: middle }, tile).map((geometry) => ({
    geometry,
    properties: { drawn: 'claim-more' },
  }));
}

/**
 * The places that accounts claim, each with the claimant who named it first; accounts of one incident that name the same
 * place share it. Areas and discs are `claim`; what is known as a point is a `claim-point` besides, unless the
 * incident's own symbol stands for it.
 */
export function drawClaims(tile: Tile, claims: readonly Claim[]): TileFeature[] {
  const ties = tiesByIncident(claims);
  const places = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.incident, claim.geometry, claim.uncertainty]);
    places.set(key, [...(places.get(key) ?? []), claim]);
  }
  return [...places.values()].flatMap((sharing) => {
    const [{ incident, account, claimant, precision, uncertainty, geometry }] = sharing as [Claim];
    const isPreferred = sharing.some((one) => one.isPreferred);
    const tied = ties.get(incident);
    const properties = {
      id: incident,
      claimant,
      accounts: `|${sharing.map((one) => one.account).join('|')}|`,
      place_precision: precision,
      hatched: precision === 'band',
      preferred: isPreferred,
      ...(tied ? { ties: tied } : {}),
    };
    const points = pointsOf(geometry);
    const discs = uncertainty ? points.map(([lon, lat]) => [discRing(lon!, lat!, uncertainty)]) : [];
    const areas: Geometry = { type: 'MultiPolygon', coordinates: [...polygonsOf(geometry), ...discs] };
    const marks: Geometry = {
      type: 'MultiPoint',
      coordinates: isAtPoint(precision) && !isPreferred ? points : [],
    };
    const id = numericId(`${incident}:${account}`);
    return [
      ...tileGeometries(areas, tile, { keepSmall: true }).map((part) => ({
        id,
        geometry: part,
        properties: { drawn: 'claim', ...properties },
      })),
      ...tileGeometries(marks, tile).map((part) => ({
        id,
        geometry: part,
        properties: { drawn: 'claim-point', ...properties },
      })),
    ];
  });
}

/**
 * Of each incident whose accounts name several places the lines that tie them, as text. Each place bears all of them,
 * so that they are the same whatever tile is at hand.
 */
function tiesByIncident(claims: readonly Claim[]): Map<string, string> {
  const byIncident = new Map<string, Claim[]>();
  for (const claim of claims)
    byIncident.set(claim.incident, [...(byIncident.get(claim.incident) ?? []), claim]);
  return new Map(
    [...byIncident].flatMap(([incident, all]) => {
      const text = writeTies(tiesOf(all));
      return text === null ? [] : [[incident, text]];
    }),
  );
}

/** From the place of the preferred account, or the first that is named, to every other one. */
function tiesOf(claims: readonly Claim[]): ClaimTie[] {
  const ends = new Map<string, { claimant: string; at: [number, number] }>();
  for (const { claimant, geometry } of claims)
    for (const at of endsOf(geometry)) if (!ends.has(String(at))) ends.set(String(at), { claimant, at });
  const preferred = claims.find(({ isPreferred }) => isPreferred) ?? claims[0];
  const [from] = preferred ? endsOf(preferred.geometry) : [];
  return from
    ? [...ends.values()].flatMap(({ claimant, at }) =>
        String(at) === String(from) ? [] : [{ claimant, from, to: at }],
      )
    : [];
}

/** Each point, and a spot within the areas. */
function endsOf(geometry: Geometry): [number, number][] {
  const polygons = polygonsOf(geometry);
  const within = representativePoint({ type: 'MultiPolygon', coordinates: polygons });
  return [
    ...pointsOf(geometry).map(([lon, lat]): [number, number] => [lon!, lat!]),
    ...(within ? [within] : []),
  ];
}

function pointsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'MultiPoint') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(pointsOf) : [];
}
