import type { DateLiteral, TimestampLiteral } from './ast.ts';

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const timestampPattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,12}))?(Z|[+-]\d{2}:\d{2})$/i;

/** A day as a literal, or null when it is not `YYYY-MM-DD` or no day of the calendar. */
export function dateOf(text: string): DateLiteral | null {
  if (!datePattern.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? { date: text } : null;
}

/**
 * An RFC 3339 instant as a literal in UTC without trailing zeros of its fraction, or null when it is none. The
 * standard asks for `Z`; another offset is read as what it means.
 */
export function timestampOf(text: string): TimestampLiteral | null {
  const match = timestampPattern.exec(text);
  if (!match) return null;
  const [, seconds, fraction = '', offset] = match as unknown as [string, string, string | undefined, string];
  if (!dateOf(seconds.slice(0, 10))) return null;
  const time = Date.parse(`${seconds}${offset}`.toUpperCase());
  if (Number.isNaN(time)) return null;
  const utc = new Date(time).toISOString();
  // Years before 0 or after 9999, which an offset can reach, have another length.
  if (utc.length !== 24) return null;
  const rest = fraction.replace(/0+$/, '');
  return { timestamp: `${utc.slice(0, 19)}${rest ? `.${rest}` : ''}Z` };
}

/** Milliseconds since 1970 of the start of a day in UTC. */
export function dayStart(literal: DateLiteral): number {
  return Date.parse(`${literal.date}T00:00:00Z`);
}

/**
 * Milliseconds since 1970 of an RFC 3339 timestamp; digits past the millisecond are the fraction. NaN of any other
 * text.
 */
export function millisecondsOf({ timestamp }: TimestampLiteral): number {
  const finer = /\.\d{3}(\d+)/.exec(timestamp)?.[1];
  return Date.parse(timestamp) + (finer ? Number(`0.${finer}`) : 0);
}
