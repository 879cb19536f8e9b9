import type { Geometry } from 'geojson';
import type { AccountProperties, IncidentFeature } from '../../contract/feature.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import type { AccountState, Projection, Shape, State, ToldStates } from '../../domain/projection.ts';
import type { Connection } from './connection.ts';
import { readAccountViews } from './read-document.ts';

/** Puts together what was derived from the version `seq`, from the rows it was spread over. */
export function readProjection(connection: Connection, seq: number): Projection {
  const shown = connection.prepare('SELECT document FROM shown WHERE seq = ?').pluck().get(seq);
  return {
    accounts: readAccountViews(connection, seq),
    states: readStates(connection, seq),
    accountStates: readAccountStates(connection, seq),
    told: readTold(connection, seq),
    ...(typeof shown === 'string' ? { shown: JSON.parse(shown) as IncidentDocument } : {}),
  };
}

interface Row {
  claims: number;
  known_from: number;
  known_to: number | null;
  occurred_start: number | null;
  occurred_end: number | null;
  feature: string;
}

type StoredState = Row & { search: string };

const storedStates = (condition: string, more = '') =>
  `SELECT s.claims, s.known_from, s.known_to, s.occurred_start, s.occurred_end, unpacked(b.feature) AS feature,
     unpacked_after(b.feature, b.search) AS search${more}
   FROM states s JOIN state_bodies b ON b.owner = s.id WHERE s.seq = ? AND ${condition} ORDER BY s.id`;

/** The states of the version of revision `seq`, in order: of the preferred view, or as one claimant tells it. */
export function readStates(connection: Connection, seq: number, teller: string | null = null): State[] {
  const rows =
    teller === null
      ? connection.prepare(storedStates('s.preferred = 1')).all(seq)
      : connection.prepare(storedStates(`s.teller = ${setOfOne('?')}`)).all(seq, teller);
  return (rows as StoredState[]).map((row) => stateOf(connection, row));
}

/** SQL of the number of the set of terms that holds one id alone; null where there is none. */
export const setOfOne = (id: string) => `(SELECT t.id FROM term_sets t WHERE t.ids = ${id})`;

/** SQL that a state is of the view `@teller`: null is the preferred one. */
export const viewOfOne = (alias: string) =>
  `iif(@teller IS NULL, ${alias}.preferred = 1, ${alias}.teller = ${setOfOne('@teller')})`;

function stateOf(connection: Connection, row: StoredState): State {
  const { claims, known_from, known_to, occurred_start, occurred_end, feature, search } = row;
  return {
    ...{ known_from, known_to, occurred_start, occurred_end },
    feature: JSON.parse(feature) as IncidentFeature,
    shapes: readShapes(connection, claims),
    search: JSON.parse(search) as string[],
  };
}

function readTold(connection: Connection, seq: number): ToldStates[] {
  const teller = ', (SELECT t.ids FROM term_sets t WHERE t.id = s.teller) AS teller';
  const rows = connection.prepare(storedStates('s.preferred = 0', teller)).all(seq) as (StoredState & {
    teller: string;
  })[];
  const told = new Map<string, State[]>();
  for (const row of rows) {
    const states = told.get(row.teller) ?? [];
    told.set(row.teller, [...states, stateOf(connection, row)]);
  }
  return [...told].map(([claimant, states]) => ({ claimant, states }));
}

/** The states of the accounts of the version of revision `seq`, in order. */
export function readAccountStates(connection: Connection, seq: number): AccountState[] {
  const rows = connection
    .prepare(
      `SELECT s.claims, s.account, s.known_from, s.occurred_start, s.occurred_end, unpacked(b.feature) AS feature
       FROM account_states s JOIN account_bodies b ON b.owner = s.id WHERE s.seq = ? ORDER BY s.id`,
    )
    .all(seq) as (Row & { account: string })[];
  return rows.map(({ claims, account, known_from, occurred_start, occurred_end, feature }) => {
    const { geometry, properties } = JSON.parse(feature) as {
      geometry: Geometry | null;
      properties: AccountProperties;
    };
    const shapes = readShapes(connection, claims);
    return { account, known_from, occurred_start, occurred_end, geometry, properties, shapes };
  });
}

/** The shapes of a set of claims, in order; none of 0. */
function readShapes(connection: Connection, claims: number): Shape[] {
  return shapeRows(connection, claims).map(({ lon, lat, radius, geometry }) =>
    geometry === null
      ? { kind: 'disc', lon, lat, radius_m: radius }
      : { kind: 'area', geometry: JSON.parse(geometry) as Geometry },
  );
}

/** Rows of a set of claims: a disc (degrees, metres), or the GeoJSON of an area. */
export function shapeRows(
  connection: Connection,
  claims: number,
): { lon: number; lat: number; radius: number; geometry: string | null }[] {
  return connection
    .prepare(
      `SELECT sh.lon, sh.lat, sh.radius, a.geometry FROM claim_shapes sh LEFT JOIN areas a ON a.id = sh.area
       WHERE sh.claims = ? ORDER BY sh.id`,
    )
    .all(claims) as { lon: number; lat: number; radius: number; geometry: string | null }[];
}
