import { aspects, precisionLadder, statuses, subTypeCodes, typeCodes, verifications } from './codebook.ts';
import { readPeriod } from './period.ts';
import type { Box, IncidentQuery, queryParameters } from './query.ts';
import { isTag, tagOf } from './tag.ts';
import { isDateOrInstant, lastInstant } from './time.ts';
import { readView } from './view.ts';

export const maxLimit = 10_000;
export const defaultLimit = 100;
/** Characters that a filter may have. */
export const maxFilterLength = 8_000;

/** Reads one parameter into the query; answers what is allowed when it cannot be read. */
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

/** A reader for each parameter of the query. */
export const readers: Record<(typeof queryParameters)[number], Reader> = {
  bbox: (value, query) => {
    const allowed =
      'minx,miny,maxx,maxy in degrees (or six numbers with heights); latitudes -90 to 90, south before north';
    const numbers = value
      .split(',')
      .map((part) => (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(part) ? Number(part) : Number.NaN));
    if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite)) return allowed;
    const [west, south, east, north] = (
      numbers.length === 4 ? numbers : [numbers[0], numbers[1], numbers[3], numbers[4]]
    ) as Box;
    const inside =
      Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
    if (!inside || south > north) return allowed;
    query.bbox = [west, south, east, north];
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
  tag: (value, query) => {
    const list = value.split(',').map(tagOf);
    if (!list.every(isTag)) return 'tags of letters, digits, spaces and hyphens, separated by commas';
    query.tag = [...new Set(list)];
    return null;
  },
  verification: codes('verification', verifications),
  precision: (value, query) => {
    const least = precisionLadder.find((one) => one === value);
    if (!least) return [...precisionLadder];
    query.precision = least;
    return null;
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
