import type { AnswerKind } from '../measure/equality.ts';

/** What the product must reach against the baseline: times its answers a second at least, its p99 at most. */
export interface Wanted {
  rps: number;
  /** Where there are at least so many incidents, `rps` is this one instead. */
  rpsAt?: { count: number; rps: number };
  p99: number | null;
  /** Median at 3M at most so many times that at 1M. */
  growth?: number;
}

export interface Case {
  name: string;
  kind: AnswerKind;
  /** Distinct requests: the first `compared` are compared, of the others each is timed once, so that no kept answer helps. */
  paths: readonly string[];
  /** Where the product is asked in other words than the baseline. */
  productPaths?: readonly string[];
  wanted: Wanted | null;
  /** Name of the case at now that this one, at a date in the past, must keep up with. */
  likeNow?: string;
}

/** Requests in a case, and how many of them are compared before the others are timed. */
export const requestsPerCase = 448;
export const compared = 64;
export const items = '/api/collections/incidents/items';
export const aggregates = '/api/collections/incidents/aggregate';
export const tiles = '/api/collections/incidents/tiles/WebMercatorQuad';
