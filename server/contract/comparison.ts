import type { VersionChange } from './difference.ts';
import type { IncidentFeature, WebLink } from './feature.ts';

/**
 * What became of an incident between two knowledge dates, for one filter:
 * - `appeared`: nothing was known of it at the earlier date;
 * - `entered`: it was known, and meets the filter only now;
 * - `corrected`: who had given a number gives another one, or the record says otherwise now what was known by then;
 * - `changed`: it reads differently otherwise;
 * - `left`: it is still known, and no longer meets the filter;
 * - `retracted`: it was taken back from the record between the dates.
 */
export const comparedKinds = ['appeared', 'entered', 'corrected', 'changed', 'left', 'retracted'] as const;
export type ComparedKind = (typeof comparedKinds)[number];

/** One incident at two knowledge dates. */
export interface ComparedIncident {
  id: string;
  kind: ComparedKind;
  /** When it became known (or was retracted) as it reads at the later date. */
  at: string;
  /** What was known at the earlier date; null where nothing was. */
  before: IncidentFeature | null;
  /** What is known at the later date; null where nothing is, and of what was retracted. */
  after: IncidentFeature | null;
  /** Why it was retracted, or replaced in the record. */
  reason?: string;
  /** What is different, where it was asked for; of what appeared the accounts of it. */
  changes?: VersionChange[];
}

/** `comparison?since=`: what differs between two knowledge dates, the newest change first. */
export interface Comparison {
  since: string;
  until: string;
  /** How many there are of each kind, whichever are listed. */
  counts: Record<ComparedKind, number>;
  numberMatched: number;
  numberReturned: number;
  incidents: ComparedIncident[];
  links: WebLink[];
}
