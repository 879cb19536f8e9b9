// It stands apart from change.ts so that a reader's page carries no validator.
/** What a write did besides what its kind says: the number of a version, or the id of another incident. */
export interface Rearrangement {
  /** The version whose text stands again. */
  restored?: number;
  /** The incident whose accounts were taken in. */
  merged_from?: string;
  /** The incident that took all accounts in; it is told there from here on. */
  merged_into?: string;
  /** The incident that the accounts came from. */
  split_from?: string;
  /** The incident that accounts went to. */
  split_into?: string;
}
export const otherIncident = ['merged_from', 'merged_into', 'split_from', 'split_into'] as const;
export const rearrangements = ['restored', ...otherIncident] as const satisfies (keyof Rearrangement)[];
