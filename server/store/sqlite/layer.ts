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
  currentIndex: string;
}

export const incidentLayer: Layer = {
  rows: 'states',
  bodies: 'state_bodies',
  terms: 'state_terms',
  shapes: 'state_shapes',
  boxes: 'state_boxes',
  currentIndex: 'states_current',
};

export const accountLayer: Layer = {
  rows: 'account_states',
  bodies: 'account_bodies',
  terms: 'account_terms',
  shapes: 'account_shapes',
  boxes: 'account_boxes',
  currentIndex: 'account_states_current',
};

/** Stands for «no end» in R*Tree columns, which are 32-bit floats; its negative for «at no time». */
export const never = 1e18;
