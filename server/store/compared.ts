import type { ComparedIncident, ComparedKind, Comparison } from '../contract/comparison.ts';
import type { IncidentQuery } from '../contract/query.ts';
import type { Audience } from '../domain/permissions.ts';

/**
 * An incident at two knowledge dates; `at` in ms. Of what the record itself took back or replaced: the reason that was
 * given, and the version that `before` is of; else both are null.
 */
export interface ComparedRow extends Pick<ComparedIncident, 'kind' | 'before' | 'after'> {
  incident: string;
  at: number;
  reason: string | null;
  version: number | null;
}

/** A page of a comparison; `counts` and `numberMatched` are of the whole. */
export interface ComparedPart extends Pick<Comparison, 'counts' | 'numberMatched'> {
  rows: ComparedRow[];
}

/** What a store says of two knowledge dates. */
export interface ComparingStore {
  /**
   * What reads differently at `since` (ms) and at the query's knowledge date, both of the same record, and what that
   * record retracted or replaced between them: by `limit` and `offset`, only of these kinds, the newest change first, then by id.
   */
  compare(
    query: IncidentQuery,
    between: { since: number; kinds: readonly ComparedKind[] },
    audience: Audience,
    now: number,
  ): Promise<ComparedPart>;
}
