import { signal } from '@preact/signals';
import type { IncidentType, PlacePrecision, Verification } from '#contract/codebook.ts';

/** How incidents are drawn at a point: alone, fanned out around one spot, as a number, or as a number for one spot. */
export type DrawnKind = 'single' | 'fanned' | 'cluster' | 'stack';

/** What is on the map at its present place and zoom; the legend explains this and nothing else. */
export interface OnTheMap {
  kinds: ReadonlySet<DrawnKind>;
  types: ReadonlySet<IncidentType>;
  verifications: ReadonlySet<Verification>;
  precisions: ReadonlySet<PlacePrecision>;
  isContested: boolean;
  /** Whether something is marked at further places of one incident. */
  isSeveral: boolean;
  /** Who names a place that is drawn, where those of all accounts are. */
  claimants: ReadonlySet<string>;
  /** Whether some of those places are left out, since there are too many. */
  isClaimsLeftOut: boolean;
}

export const nothingDrawn: OnTheMap = {
  kinds: new Set(),
  types: new Set(),
  verifications: new Set(),
  precisions: new Set(),
  isContested: false,
  isSeveral: false,
  claimants: new Set(),
  isClaimsLeftOut: false,
};

export const onTheMap = signal(nothingDrawn);
