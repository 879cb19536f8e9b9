import type { AccountRow, StateRow } from './projection-rows.ts';
import type { SetNumbers } from './write-sets.ts';

/** A row by the order of its columns, which is how it is bound fastest, and how threads hand it over. */
export type Values = (string | number | null)[];

/** Columns of `states` that follow from the state; those that name sets come last, in the order of `stateSets`. */
export const stateNames = `known_from, known_to, occurred_start, occurred_end, local_day, located, type, sub_type,
  verification, contested, place_precision, uncertainty, accounts, is_point, preferred,
  municipalities, actors, claimants, teller, claims, extent, spot`;

/** What the last values of a state number. */
export const stateSets = ['terms', 'terms', 'terms', 'terms', 'claims', 'extents', 'spots'] as const;

/** The values of a state in the order of `stateNames`. */
export function stateValues(row: StateRow, sets: SetNumbers): Values {
  const { shared, telling } = row;
  return [
    row.known_from,
    row.known_to,
    row.occurred_start,
    row.occurred_end,
    row.local_day,
    row.located,
    row.type,
    row.sub_type,
    row.verification,
    row.contested,
    shared.place_precision,
    shared.uncertainty,
    shared.accounts,
    shared.is_point,
    telling.preferred,
    sets.terms(shared.municipalities),
    sets.terms(shared.actors),
    sets.terms(shared.claimants),
    sets.terms(telling.teller),
    sets.claims(row.shapes),
    sets.extent(row.extent),
    sets.spot(shared.spot),
  ];
}

/** Columns of `account_states` that follow from the account; those that name sets come last. */
export const accountNames = `known_from, known_to, occurred_start, occurred_end, located,
  municipalities, claimants, claims, extent`;

/** What the last values of an account number. */
export const accountSets = ['terms', 'terms', 'claims', 'extents'] as const;

/** The values of an account in the order of `accountNames`. */
export function accountValues(row: AccountRow, sets: SetNumbers): Values {
  return [
    row.known_from,
    row.known_to,
    row.occurred_start,
    row.occurred_end,
    row.located,
    sets.terms(row.shared.municipalities),
    sets.terms(row.shared.claimants),
    sets.claims(row.shapes),
    sets.extent(row.extent),
  ];
}
