import { firstPoint } from '../../domain/first-point.ts';
import type { State } from '../../domain/projection.ts';
import type { Connection } from './connection.ts';
import type { SharedByState } from './read-sets.ts';
import { stateTerms, type TermKind } from './rows.ts';
import { areaId } from './write-shapes.ts';

/** What a state shares with others, by number, and what a tile says of it; the columns of `states` of these names. */
export type StateSets = Record<
  'municipalities' | 'actors' | 'claimants' | 'claims' | 'spot' | 'accounts' | 'is_point',
  number
> &
  Pick<SharedByState, 'place_precision' | 'uncertainty'>;

/** What a state shares, as `readSets` gives it back. */
export function sharedBy(state: State): SharedByState {
  const terms = stateTerms(state);
  const idsOf = (kind: TermKind) => terms.flatMap(([one, id]) => (one === kind ? [id] : [])).join(',');
  const { geometry, properties } = state.feature;
  return {
    municipalities: idsOf('municipality'),
    actors: idsOf('actor'),
    claimants: idsOf('claimant'),
    claims: state.shapes.map((shape) =>
      shape.kind === 'disc' ? [shape.lon, shape.lat, shape.radius_m] : JSON.stringify(shape.geometry),
    ),
    spot: geometry && (firstPoint(geometry)?.slice(0, 2) ?? JSON.stringify(geometry)),
    place_precision: properties.place_precision,
    uncertainty: properties.uncertainty_m,
    accounts: properties.accounts_count,
    is_point: geometry?.type === 'Point' ? 1 : 0,
  };
}

/** Finds or stores what the state shares; 0 where there is nothing. */
export function stateSets(connection: Connection, state: State): StateSets {
  const { municipalities, actors, claimants, claims, spot, ...rest } = sharedBy(state);
  const numberOf = (table: string, column: string, text: string) =>
    text === '' ? 0 : setNumber(connection, table, column, text);
  const shapes = claims.map((shape) =>
    typeof shape === 'string' ? `#${areaId(connection, shape)}` : shape.join(' '),
  );
  return {
    municipalities: numberOf('term_sets', 'ids', municipalities),
    actors: numberOf('term_sets', 'ids', actors),
    claimants: numberOf('term_sets', 'ids', claimants),
    claims: numberOf('claim_sets', 'shapes', shapes.join(';')),
    spot: numberOf('spots', 'place', typeof spot === 'string' ? spot : (spot?.join(' ') ?? '')),
    ...rest,
  };
}

/** The number of a text in its table, where it is put when it is the first of its kind. */
function setNumber(connection: Connection, table: string, column: string, text: string): number {
  const known = connection.prepare(`SELECT id FROM ${table} WHERE ${column} = ?`).pluck().get(text);
  if (known !== undefined) return known as number;
  return Number(connection.prepare(`INSERT INTO ${table} (${column}) VALUES (?)`).run(text).lastInsertRowid);
}
