import type { Geometry } from 'geojson';
import type { AccountProperties } from '../../contract/feature.ts';
import type { IncidentQuery } from '../../contract/query.ts';
import type { TileFeature } from '../../format/mvt.ts';
import { drawClaims, mostClaimed, tooManyClaims } from '../../format/tile-claims.ts';
import type { TileAddress } from '../store.ts';
import type { Compiled } from './compile.ts';
import { accountKnown } from './every-place.ts';
import type { ReaderContext } from './reader-context.ts';

/** The places of all accounts of the incidents that match, as a tile draws them. */
export function readClaims(
  context: ReaderContext,
  tile: TileAddress,
  { with: head, from, where, parameters }: Compiled,
  query: IncidentQuery,
  now: number,
): TileFeature[] {
  const states = context
    .prepare(`${head} SELECT s.id ${from} ${where} LIMIT @most`)
    .pluck()
    .all({ ...parameters, most: mostClaimed + 1 }) as number[];
  if (states.length > mostClaimed) return tooManyClaims(tile);
  const rows = context
    .prepare(
      `SELECT unpacked(ab.feature) AS feature, unpacked(b.feature) ->> '$.properties.preferred_account' AS preferred
       FROM json_each(@states) j CROSS JOIN states s ON s.id = j.value JOIN state_bodies b ON b.owner = s.id
       JOIN account_states a ON a.seq = s.seq JOIN account_bodies ab ON ab.owner = a.id
       WHERE a.located = 1 AND ${accountKnown} ORDER BY s.public_id, a.id`,
    )
    .all({ states: JSON.stringify(states), known: query.knownAt?.at ?? now }) as {
    feature: string;
    preferred: string;
  }[];
  return drawClaims(
    tile,
    rows.map(({ feature, preferred }) => {
      const { geometry, properties } = JSON.parse(feature) as {
        geometry: Geometry;
        properties: AccountProperties;
      };
      const { incident, account, claimant, place_precision, uncertainty_m } = properties;
      return {
        ...{ incident, account, claimant, geometry, precision: place_precision, uncertainty: uncertainty_m },
        isPreferred: account === preferred,
      };
    }),
  );
}
