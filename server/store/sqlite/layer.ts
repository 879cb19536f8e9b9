/**
 * The two kinds of rows that a query answers with, stored alike: incidents (one state each) and their accounts.
 * The members name tables.
 */
export interface Layer {
  rows: string;
  bodies: string;
  terms: string;
  shapes: string;
  boxes: string;
  /** R*Tree of the boxes around the feature's own geometry; `boxes` has those of all claimed places. */
  extents: string;
  /** Index of the rows by the start of what happened, with all that every statement tests. */
  dateIndex: string;
}

export const incidentLayer: Layer = {
  rows: 'states',
  bodies: 'state_bodies',
  terms: 'state_terms',
  shapes: 'state_shapes',
  boxes: 'state_boxes',
  extents: 'state_extents',
  dateIndex: 'states_by_date',
};

export const accountLayer: Layer = {
  rows: 'account_states',
  bodies: 'account_bodies',
  terms: 'account_terms',
  shapes: 'account_shapes',
  boxes: 'account_boxes',
  extents: 'account_extents',
  dateIndex: 'account_states_by_date',
};

/** R*Tree columns hold time in units of 30 days since 1970, clamped to ±10,000 of them: some 820 years. */
const boxUnit = 30 * 86_400_000;
export const never = 10_000;

/**
 * An instant (ms) as an R*Tree column. The tree weighs all its dimensions alike when it splits a page, so time needs
 * numbers of the size of degrees: in milliseconds a small box of 200,000 states is found 45 times more slowly. The
 * columns are 32-bit floats that SQLite rounds outwards (by minutes), and clamping keeps the order, so the tree may
 * find too much and never too little.
 */
export function boxTime(ms: number): number {
  return Math.max(-never, Math.min(never, ms / boxUnit));
}
