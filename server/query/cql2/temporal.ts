import type { TemporalOperator } from './ast.ts';
import { dayStart, millisecondsOf } from './instants.ts';
import type { Value } from './value.ts';

/**
 * A stretch of time in ms since 1970, its start included. The end is included where it is an instant; where it is the
 * end of a day it is the first instant of the next one, which is not: `day` is true. Infinite ends are open.
 */
interface Extent {
  start: number;
  end: number;
  day: boolean;
}

/**
 * Whether a temporal relation (OWL Time; Allen 1983) holds between two dates, timestamps or intervals. A date is its
 * day in UTC, so that neighbouring days meet and do not intersect. Null when either is none of these, or an interval
 * that ends before it starts.
 */
export function temporallyRelated(op: TemporalOperator, a: Value, b: Value): boolean | null {
  const [one, other] = [extentOf(a), extentOf(b)];
  return one && other && related[op](one, other);
}

function extentOf(value: Value): Extent | null {
  if (typeof value !== 'object') return null;
  if ('date' in value) {
    const start = dayStart(value);
    return checked({ start, end: start + 86_400_000, day: true });
  }
  if ('timestamp' in value) {
    const start = millisecondsOf(value);
    return checked({ start, end: start, day: false });
  }
  if (!('interval' in value)) return null;
  const [first, last] = value.interval;
  const from = first === '..' ? null : extentOf(first);
  const to = last === '..' ? null : extentOf(last);
  return checked({
    start: from ? from.start : Number.NEGATIVE_INFINITY,
    end: to ? to.end : Number.POSITIVE_INFINITY,
    day: to?.day ?? false,
  });
}

function checked(extent: Extent): Extent | null {
  return extent.start <= extent.end ? extent : null;
}

type Relation = (a: Extent, b: Extent) => boolean;

const before: Relation = (a, b) => a.end < b.start || (a.end === b.start && a.day);
const disjoint: Relation = (a, b) => before(a, b) || before(b, a);
const contains: Relation = (a, b) => a.start < b.start && b.end < a.end;
const finishes: Relation = (a, b) => a.start > b.start && a.end === b.end;
const meets: Relation = (a, b) => a.end === b.start;
const overlaps: Relation = (a, b) => a.start < b.start && b.start < a.end && a.end < b.end;
const starts: Relation = (a, b) => a.start === b.start && a.end < b.end;

function inverse(relation: Relation): Relation {
  return (a, b) => relation(b, a);
}

const related: Readonly<Record<TemporalOperator, Relation>> = {
  t_after: inverse(before),
  t_before: before,
  t_contains: contains,
  t_disjoint: disjoint,
  t_during: inverse(contains),
  t_equals: (a, b) => a.start === b.start && a.end === b.end,
  t_finishedBy: inverse(finishes),
  t_finishes: finishes,
  t_intersects: (a, b) => !disjoint(a, b),
  t_meets: meets,
  t_metBy: inverse(meets),
  t_overlappedBy: inverse(overlaps),
  t_overlaps: overlaps,
  t_startedBy: inverse(starts),
  t_starts: starts,
};
