import type { Box } from '../contract/query.ts';
import type { Shape, State } from '../domain/projection.ts';
import { claimedMeet } from './claimed-places.ts';
import type { DateLiteral, TimestampLiteral } from './cql2/ast.ts';
import type { Value } from './cql2/evaluate.ts';
import { dayStart, millisecondsOf } from './cql2/instants.ts';
import { shapeMeetsBox } from './meets-box.ts';
import { searchMatches, searchTerms } from './words.ts';

/** When something happened, in ms: [start, end), null end goes on, null start is unknown. */
export interface Occurred {
  occurred_start: number | null;
  occurred_end: number | null;
}

/** The functions that ask about more than a property, of one record. Arguments are values; null answers are unknown. */
export type Calls = Record<string, (args: readonly (Value | null)[]) => boolean | null>;

/** What a search looks into: the texts of a state, and its tags. */
export const searchedIn = ({ search, feature }: Pick<State, 'search' | 'feature'>): string[] => [
  ...search,
  ...(feature.properties.tags ?? []),
];

/** The functions of one incident or account; `search` are the texts that words are looked for in. */
export function callsOf(of: Occurred & { shapes: readonly Shape[]; search: readonly string[] }): Calls {
  return {
    text_search: ([question]) =>
      typeof question === 'string' ? searchMatches(searchTerms(question), of.search) : null,
    occurs_during: ([interval]) => {
      const asked = askedSpan(interval);
      return asked && occursDuring(of, asked);
    },
    [claimedMeet]: (args) =>
      of.shapes.length ? of.shapes.some((shape) => shapeMeetsBox(shape, args as unknown as Box)) : null,
  };
}

/** Both ends in, in ms; null is open. */
export interface AskedSpan {
  start: number | null;
  end: number | null;
}

/** True when what happened and the asked span have an instant in common; what has no start has none. */
export function occursDuring(
  { occurred_start: start, occurred_end: end }: Occurred,
  asked: AskedSpan,
): boolean {
  if (start === null) return false;
  return (
    (asked.end === null || start <= asked.end) && (asked.start === null || end === null || end > asked.start)
  );
}

/**
 * The span an interval, a timestamp or a date asks for: a date is the whole day in UTC, as elsewhere in CQL2. Null for
 * anything else, an end that is unknown included.
 */
export function askedSpan(value: unknown): AskedSpan | null {
  if (typeof value !== 'object' || value === null) return null;
  const ends = 'interval' in value ? (value.interval as readonly unknown[]) : [value, value];
  const [start, end] = [edge(ends[0], 'first'), edge(ends[1], 'last')];
  return start === undefined || end === undefined ? null : { start, end };
}

const dayLength = 86_400_000;

/** First or last millisecond of a date, or a timestamp; null is open, undefined cannot be read. */
function edge(value: unknown, which: 'first' | 'last'): number | null | undefined {
  if (value === '..') return null;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('timestamp' in value) return millisecondsOf(value as TimestampLiteral);
  if (!('date' in value)) return undefined;
  const start = dayStart(value as DateLiteral);
  return which === 'first' ? start : start + dayLength - 1;
}
