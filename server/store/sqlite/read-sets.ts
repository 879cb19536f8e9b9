import type { Connection } from './connection.ts';

/** The columns of a state that name what many share, as what they stand for; discs and points as numbers. */
export interface SharedByState {
  municipalities: string;
  actors: string;
  claimants: string;
  claims: (number[] | string)[];
  spot: number[] | string | null;
  place_precision: string;
  uncertainty: number | null;
  accounts: number;
  is_point: number;
}

/** The same of an account. */
export type SharedByAccount = Pick<SharedByState, 'municipalities' | 'claimants' | 'claims'>;

/** What the sets of a state say; areas are the GeoJSON that is stored. */
export function readSets(connection: Connection, id: number): SharedByState {
  const { claims, spot, ...rest } = connection
    .prepare(
      `SELECT coalesce(m.ids, '') AS municipalities, coalesce(a.ids, '') AS actors, coalesce(c.ids, '') AS claimants,
         l.shapes AS claims, p.place AS spot, s.place_precision, s.uncertainty, s.accounts, s.is_point
       FROM states s LEFT JOIN term_sets m ON m.id = s.municipalities LEFT JOIN term_sets a ON a.id = s.actors
         LEFT JOIN term_sets c ON c.id = s.claimants LEFT JOIN claim_sets l ON l.id = s.claims
         LEFT JOIN spots p ON p.id = s.spot WHERE s.id = ?`,
    )
    .get(id) as Omit<SharedByState, 'claims' | 'spot'> & { claims: string | null; spot: string | null };
  return {
    ...rest,
    claims: shapesOf(connection, claims),
    spot: spot === null || spot[0] === '{' ? spot : numbers(spot),
  };
}

/** What the sets of an account say. */
export function readAccountSets(connection: Connection, id: number): SharedByAccount {
  const { claims, ...rest } = connection
    .prepare(
      `SELECT coalesce(m.ids, '') AS municipalities, coalesce(c.ids, '') AS claimants, l.shapes AS claims
       FROM account_states s LEFT JOIN term_sets m ON m.id = s.municipalities
         LEFT JOIN term_sets c ON c.id = s.claimants LEFT JOIN claim_sets l ON l.id = s.claims WHERE s.id = ?`,
    )
    .get(id) as Omit<SharedByAccount, 'claims'> & { claims: string | null };
  return { ...rest, claims: shapesOf(connection, claims) };
}

function shapesOf(connection: Connection, text: string | null): SharedByState['claims'] {
  return (text ?? '')
    .split(';')
    .filter(Boolean)
    .map((shape) => (shape[0] === '#' ? areaText(connection, shape) : numbers(shape)));
}

/** Numbers that a text of a set has, with blanks between them. */
export const numbers = (text: string): number[] => text.split(' ').map(Number);

function areaText(connection: Connection, shape: string): string {
  return connection
    .prepare('SELECT geometry FROM areas WHERE id = ?')
    .pluck()
    .get(Number(shape.slice(1))) as string;
}
