import type { Geometry } from 'geojson';
import type { BoxLiteral, DateLiteral, TimestampLiteral } from './ast.ts';
import { dateOf, millisecondsOf, timestampOf } from './instants.ts';

/** An interval whose ends are known; `..` is open. */
export interface IntervalValue {
  interval: [DateLiteral | TimestampLiteral | '..', DateLiteral | TimestampLiteral | '..'];
}

/** What a property, a literal or a call amounts to; unknown is null beside it. */
export type Value =
  | string
  | number
  | boolean
  | DateLiteral
  | TimestampLiteral
  | IntervalValue
  | Geometry
  | BoxLiteral
  | Value[];

/**
 * Negative, zero or positive as `a` comes before, is, or comes after `b`; null when they are of different kinds. Texts
 * are ordered by code point, false before true. A text beside a date or a timestamp is read as one.
 */
export function compareValues(a: Value, b: Value): number | null {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string') return isInstant(b) ? compareInstants(readAs(b, a), b) : null;
  if (typeof b === 'string') return isInstant(a) ? compareInstants(a, readAs(a, b)) : null;
  return isInstant(a) && isInstant(b) ? compareInstants(a, b) : null;
}

type Instant = DateLiteral | TimestampLiteral;

function isInstant(value: Value): value is Instant {
  return typeof value === 'object' && ('date' in value || 'timestamp' in value);
}

function readAs(like: Instant, text: string): Instant | null {
  return 'date' in like ? dateOf(text) : timestampOf(text);
}

/** A date is not a timestamp: which of its instants should count is for the temporal functions to say. */
function compareInstants(a: Instant | null, b: Instant | null): number | null {
  if (!a || !b) return null;
  if ('date' in a && 'date' in b) return compareTexts(a.date, b.date);
  return 'timestamp' in a && 'timestamp' in b ? millisecondsOf(a) - millisecondsOf(b) : null;
}

/**
 * Order by code point, which is that of UTF-8 bytes too; JavaScript's own order puts characters beyond U+FFFF before
 * U+E000.
 */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (one !== other) return shifted(one) - shifted(other);
  }
  return a.length - b.length;
}

/** UTF-16 units in an order that puts surrogates last. */
function shifted(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
