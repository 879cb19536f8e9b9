import type { LeastPrecision } from './codebook.ts';
import { defaultLimit, readers } from './parameter-readers.ts';
import type { Period } from './period.ts';
import type { View } from './view.ts';

/** West, south, east, north in WGS 84 degrees; west > east crosses the antimeridian. */
export type Box = [number, number, number, number];

/** The question a reader asks: one value for map, list, chart, count and file. Empty lists mean «any». */
export interface IncidentFilter {
  bbox: Box | null;
  datetime: Period | null;
  q: string | null;
  type: string[];
  sub_type: string[];
  /** Municipality ids; matches any account's place, certain or possible. */
  municipality: string[];
  actor: string[];
  claimant: string[];
  tag: string[];
  verification: string[];
  /** Least precision of the place. */
  precision: LeastPrecision | null;
  /** true: at least one contested aspect; false: none; or a list of aspects of which one is contested. */
  contested: boolean | string[] | null;
  /** Staff only; readers always ask for `published`. */
  status: string[];
  /** CQL2 text over the collection's queryables; past the edge it is canonical and in CRS84. */
  filter: string | null;
}

export interface IncidentQuery extends IncidentFilter {
  view: View;
  /** Milliseconds; null is now. */
  knownAt: { text: string; at: number } | null;
  recordedAt: { text: string; at: number } | null;
  /** Names of sortables; which there are is the collection's to say. */
  sort: { field: string; descending: boolean }[];
  limit: number;
  offset: number;
  /** Where an earlier page ended, opaque; with it `offset` is 0. */
  cursor: string | null;
}

/** A parameter that cannot be read: the HTTP layer makes a 400 problem of it, the app drops it and says so. */
export interface QueryFault {
  parameter: string;
  value: string;
  allowed: string[] | string;
}

export const emptyFilter: IncidentFilter = {
  bbox: null,
  datetime: null,
  q: null,
  type: [],
  sub_type: [],
  municipality: [],
  actor: [],
  claimant: [],
  tag: [],
  verification: [],
  precision: null,
  contested: null,
  status: [],
  filter: null,
};

export const emptyQuery: IncidentQuery = {
  ...emptyFilter,
  view: 'preferred',
  knownAt: null,
  recordedAt: null,
  sort: [],
  limit: defaultLimit,
  offset: 0,
  cursor: null,
};

/** Parameters that make the filter, in their canonical order; the app's chips and `emptied_by` use these names. */
export const filterParameters = [
  'bbox',
  'datetime',
  'q',
  'type',
  'sub_type',
  'municipality',
  'actor',
  'claimant',
  'tag',
  'verification',
  'precision',
  'contested',
  'status',
  'filter',
] as const;
export type FilterParameter = (typeof filterParameters)[number];

/** Parameters that say by whom and as of when the record is read, whatever is filtered of it. */
export const readingParameters = ['view', 'known-at', 'recorded-at'] as const;

export const queryParameters = [
  ...filterParameters,
  ...readingParameters,
  'sortby',
  'limit',
  'offset',
  'cursor',
] as const;

/**
 * Reads the parameters of a URL into the one query. Unknown, repeated or malformed ones are faults, never ignored;
 * `extra` names parameters that the caller reads itself (`f`, `lang`, `by` …). Bare dates are days of `zone`.
 */
export function parseQuery(
  parameters: URLSearchParams,
  zone: string,
  extra: readonly string[] = [],
  allowedHere: readonly string[] = queryParameters,
): { query: IncidentQuery; faults: QueryFault[] } {
  const query: IncidentQuery = structuredClone(emptyQuery);
  const faults: QueryFault[] = [];
  const seen = new Set<string>();
  for (const [parameter, value] of parameters) {
    if (extra.includes(parameter)) continue;
    const reader = allowedHere.includes(parameter) ? readers[parameter as keyof typeof readers] : undefined;
    const allowed = seen.has(parameter)
      ? 'one occurrence of this parameter'
      : reader
        ? reader(value, query, zone)
        : [...allowedHere, ...extra];
    if (allowed) faults.push({ parameter, value, allowed });
    seen.add(parameter);
  }
  return { query, faults };
}

/** A sort as `sortby` writes it. */
export function printSort(sort: IncidentQuery['sort']): string {
  return sort.map(({ field, descending }) => `${descending ? '-' : ''}${field}`).join(',');
}

/** The canonical parameters of a query: what parses to the same query again, in one order, without defaults. */
export function printQuery(query: IncidentQuery): URLSearchParams {
  const out = new URLSearchParams();
  for (const parameter of filterParameters) {
    const text = printParameter(query, parameter);
    if (text !== null) out.set(parameter, text);
  }
  if (query.view !== 'preferred') out.set('view', query.view);
  if (query.knownAt) out.set('known-at', query.knownAt.text);
  if (query.recordedAt) out.set('recorded-at', query.recordedAt.text);
  if (query.sort.length) out.set('sortby', printSort(query.sort));
  if (query.limit !== defaultLimit) out.set('limit', String(query.limit));
  if (query.offset) out.set('offset', String(query.offset));
  if (query.cursor !== null) out.set('cursor', query.cursor);
  return out;
}

/** One filter parameter as its URL value; null when it does not filter. */
export function printParameter(filter: IncidentFilter, parameter: FilterParameter): string | null {
  const value = filter[parameter];
  if (value === null) return null;
  if (parameter === 'datetime') return filter.datetime!.text;
  if (Array.isArray(value)) return value.length ? value.join(',') : null;
  return String(value);
}

/** The query without one filter parameter. */
export function withoutParameter<Q extends IncidentFilter>(query: Q, parameter: FilterParameter): Q {
  return { ...query, [parameter]: emptyFilter[parameter] };
}
