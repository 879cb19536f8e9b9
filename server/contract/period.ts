import { readDuration, withoutDuration } from './duration.ts';
import { isDateOrInstant, lastInstant, spanOf } from './time.ts';

/** A period as written, for URL and words; `start` and `end` are what it means in ms, both ends in; null is open. */
export interface Period {
  text: string;
  start: number | null;
  end: number | null;
}

/**
 * Reads `datetime` of OGC API Features: an instant, a date of the zone, or two of them with `..` for an open end, or
 * one and an ISO 8601 duration, which is written out. Answers what is allowed when it cannot be read.
 */
export function readPeriod(value: string, zone: string): Period | string {
  const allowed =
    'an RFC 3339 instant, a date, or start/end of which one may be .. or empty, or a duration such as P2D';
  // A plus sign of an offset arrives as a space when the sender did not escape it.
  const sent = value.split('/').map((part) => part.replace(/ (?=\d\d:\d\d$)/, '+'));
  if (sent.length > 2) return allowed;
  const parts = writtenOut(sent, zone);
  const open = (part: string) => part === '' || part === '..';
  if (!parts.every((part) => isDateOrInstant(part) || (parts.length === 2 && open(part)))) return allowed;
  const [first, second = first] = parts as [string, string?];
  if (open(first) && open(second)) return allowed;
  const start = open(first) ? null : spanOf(first, zone).start;
  const end = open(second) ? null : lastInstant(second, zone);
  if (start !== null && end !== null && end < start) return 'a start that is not after the end';
  return { text: parts.join('/'), start, end };
}

/** Start and end with a duration written out as a date or instant; what cannot be is left as it was sent. */
function writtenOut(parts: string[], zone: string): string[] {
  const at = parts.findIndex((part) => part.startsWith('P'));
  const duration = at < 0 || parts.length !== 2 ? null : readDuration(parts[at]!);
  const date = parts[1 - at] ?? '';
  if (!duration || !isDateOrInstant(date)) return parts;
  return withoutDuration({ date, duration, before: at === 0 }, zone) ?? parts;
}
