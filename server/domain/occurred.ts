import type { ClaimedTime } from '../contract/claim.ts';
import { fromLocal, localDay, type Span, spanOf } from '../contract/time.ts';

const minute = 60_000;
const hour = 60 * minute;

/**
 * The span of instants (ms, end exclusive, `end` null when open) within which a claimed time says it happened. A start
 * without an end is as wide as its precision: an instant to the minute is that minute, a day to the week is seven
 * days from it, a month or year is the whole local one. A stated end that is an instant is itself the end; a stated
 * date is its last moment.
 */
export function occurredSpan(time: ClaimedTime, zone: string): Span {
  const first = widened(time.start, time.precision, zone);
  if (time.open_end) return { start: first.start, end: null };
  if (time.end === undefined) return first;
  const stated = time.end.length > 10 ? Date.parse(time.end) : spanOf(time.end, zone).end;
  return { start: spanOf(time.start, zone).start, end: Math.max(stated, spanOf(time.start, zone).start + 1) };
}

/** True of a time that is exact to the day or better, and says nothing of an end, not even that it is open. */
export function namesNoEnd(time: ClaimedTime | undefined): boolean {
  return (
    time === undefined ||
    (time.end === undefined && !time.open_end && ['minute', 'hour', 'day'].includes(time.precision))
  );
}

function widened(value: string, precision: ClaimedTime['precision'], zone: string): Span & { end: number } {
  const stated = spanOf(value, zone);
  const day = () => localDay(stated.start, zone);
  switch (precision) {
    case 'minute':
      return { start: stated.start, end: Math.max(stated.end, stated.start + minute) };
    case 'hour':
      return { start: stated.start, end: Math.max(stated.end, stated.start + hour) };
    case 'week': {
      const start = value.length > 10 ? spanOf(day(), zone).start : stated.start;
      const [year, month, date] = localDay(start, zone).split('-').map(Number) as [number, number, number];
      return { start, end: Math.max(stated.end, fromLocal(Date.UTC(year, month - 1, date + 7), zone)) };
    }
    case 'month':
      return value.length > 7 ? spanOf(day().slice(0, 7), zone) : stated;
    case 'year':
      return value.length > 4 ? spanOf(day().slice(0, 4), zone) : stated;
    default:
      return value.length > 10 ? spanOf(day(), zone) : stated;
  }
}
