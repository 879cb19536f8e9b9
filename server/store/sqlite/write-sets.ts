import type { Connection } from './connection.ts';
import type { StateRow } from './projection-rows.ts';
import type { SharedByState } from './read-sets.ts';
import { areaId } from './write-shapes.ts';

/** What a state shares with others, by number, and what a tile says of it; the columns of `states` of these names. */
export type StateSets = Record<
  'municipalities' | 'actors' | 'claimants' | 'claims' | 'spot' | 'accounts' | 'is_point',
  number
> &
  Pick<SharedByState, 'place_precision' | 'uncertainty'>;

/** Finds or stores what the state shares; 0 where there is nothing. */
export function stateSets(connection: Connection, { shared, shapes }: StateRow): StateSets {
  const { municipalities, actors, claimants, spot, ...rest } = shared;
  const numberOf = (table: string, column: string, text: string) =>
    text === '' ? 0 : setNumber(connection, table, column, text);
  const claims = shapes.map(({ disc, area }) =>
    disc ? `${disc.lon} ${disc.lat} ${disc.radius}` : `#${areaId(connection, area!)}`,
  );
  return {
    municipalities: numberOf('term_sets', 'ids', municipalities),
    actors: numberOf('term_sets', 'ids', actors),
    claimants: numberOf('term_sets', 'ids', claimants),
    claims: numberOf('claim_sets', 'shapes', claims.join(';')),
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
