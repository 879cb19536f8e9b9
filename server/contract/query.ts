import {
  aspects,
  type LeastPrecision,
  precisionLadder,
  statuses,
  subTypeCodes,
  typeCodes,
  verifications,
} from './codebook.ts';
import { type Period, readPeriod } from './period.ts';
import { readBox } from './read-box.ts';
import { isDateOrInstant, lastInstant } from './time.ts';
import { readView, type View } from './view.ts';

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
  verification: string[];
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

export const maxLimit = 10_000;
export const defaultLimit = 100;
/** Characters that a filter may have. */
export const maxFilterLength = 8_000;

export const emptyFilter: IncidentFilter = {
  bbox: null,
  datetime: null,
  q: null,
  type: [],
  sub_type: [],
  municipality: [],
  actor: [],
  claimant: [],
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

type Reader = (value: string, query: IncidentQuery, zone: string) => string[] | string | null;

const idList = /^[a-z0-9][a-z0-9-]*$/;

/** Reads a comma-separated list of known codes into the query; answers what is allowed when one is unknown. */
function codes(member: 'type' | 'sub_type' | 'verification' | 'status', known: readonly string[]): Reader {
  return (value, query) => {
    const list = value.split(',');
    if (!list.every((code) => known.includes(code))) return [...known];
    query[member] = [...new Set(list)];
    return null;
  };
}

function ids(member: 'municipality' | 'actor' | 'claimant'): Reader {
  return (value, query) => {
    const list = value.split(',');
    if (!list.every((id) => idList.test(id)))
      return 'ids of lower-case letters, digits and hyphens, separated by commas';
    query[member] = [...new Set(list)];
    return null;
  };
}

const readers: Record<(typeof queryParameters)[number], Reader> = {
  bbox: (value, query) => {
    const box = readBox(value);
    if (typeof box === 'string') return box;
    query.bbox = box;
    return null;
  },
  datetime: (value, query, zone) => {
    const period = readPeriod(value, zone);
    if (typeof period === 'string') return period;
    query.datetime = period;
    return null;
  },
  q: (value, query) => {
    const text = value.trim();
    if (!text || text.length > 200) return '1 to 200 characters';
    query.q = text;
    return null;
  },
  type: codes('type', typeCodes),
  sub_type: codes('sub_type', subTypeCodes),
  municipality: ids('municipality'),
  actor: ids('actor'),
  claimant: ids('claimant'),
  verification: codes('verification', verifications),
  precision: (value, query) => {
    query.precision = precisionLadder.find((one) => one === value) ?? null;
    return query.precision ? null : [...precisionLadder];
  },
  contested: (value, query) => {
    if (value === 'true' || value === 'false') {
      query.contested = value === 'true';
      return null;
    }
    const list = value.split(',');
    if (!list.every((code) => (aspects as readonly string[]).includes(code)))
      return ['true', 'false', ...aspects];
    query.contested = [...new Set(list)];
    return null;
  },
  status: codes('status', statuses),
  filter: (value, query) => {
    const text = value.trim();
    if (!text || text.length > maxFilterLength) return `1 to ${maxFilterLength} characters of CQL2`;
    query.filter = text;
    return null;
  },
  view: (value, query) => {
    const view = readView(value);
    if (!view) return ['preferred', 'all', 'claimant: and the id of a claimant'];
    query.view = view;
    return null;
  },
  'known-at': (value, query, zone) =>
    readClock(value, zone, (clock) => Object.assign(query, { knownAt: clock })),
  'recorded-at': (value, query, zone) =>
    readClock(value, zone, (clock) => Object.assign(query, { recordedAt: clock })),
  sortby: (value, query) => {
    const sort = value
      .split(',')
      .map((part) => ({ field: part.replace(/^[-+ ]/, ''), descending: part.startsWith('-') }));
    if (!sort.every(({ field }) => /^[A-Za-z_][\w.-]{0,99}$/.test(field)) || sort.length > 5)
      return 'at most five names of sortables, each with + or - before it';
    query.sort = sort;
    return null;
  },
  limit: (value, query) => {
    if (!/^\d{1,9}$/.test(value) || Number(value) < 1) return `a whole number from 1 to ${maxLimit}`;
    query.limit = Math.min(Number(value), maxLimit);
    return null;
  },
  offset: (value, query) => {
    if (!/^\d{1,9}$/.test(value)) return 'a whole number from 0';
    query.offset = Number(value);
    return null;
  },
  cursor: (value, query) => {
    if (!/^[A-Za-z0-9_-]{1,6000}$/.test(value)) return 'the cursor of a «next» link';
    query.cursor = value;
    return null;
  },
};

function readClock(
  value: string,
  zone: string,
  put: (clock: { text: string; at: number }) => void,
): string | null {
  const text = value.replace(/ (?=\d\d:\d\d$)/, '+');
  if (!isDateOrInstant(text)) return 'an RFC 3339 instant or a date, which counts as its end';
  put({ text, at: lastInstant(text, zone) });
  return null;
}

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
