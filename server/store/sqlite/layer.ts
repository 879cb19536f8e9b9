/**
 * The two kinds of rows that a query answers with, stored alike: incidents (one state each) and their accounts.
 * The members name tables. What many rows share they name by number, in columns of these names: `municipalities`,
 * `actors` (states alone) and `claimants` sets of terms, `claims` a set of shapes, `extent` a set of boxes; 0 is none.
 */
export interface Layer {
  rows: string;
  bodies: string;
  /** Index of the rows by the start of what happened, with all that every statement tests. */
  dateIndex: string;
}

export const incidentLayer: Layer = {
  rows: 'states',
  bodies: 'state_bodies',
  dateIndex: 'states_by_date',
};

export const accountLayer: Layer = {
  rows: 'account_states',
  bodies: 'account_bodies',
  dateIndex: 'account_states_by_date',
};
