import { computed } from '@preact/signals';
import type { IncidentFilter } from '#contract/query.ts';
import { lastInstant, localDay, spanOf } from '#contract/time.ts';
import { type Day, dayNumber } from './days.ts';
import { deployment, deploymentOrNull } from './deployment.ts';
import { changeQuery, query } from './location.ts';
import { histogram } from './results.ts';

/** The period filtered by, as days of the deployment's zone, both inclusive; null is open on that side. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** A period filter for days of `zone`; null when it is open on both sides. Days out of order are swapped. */
export function datetimeOf({ from, to }: Period, zone: string): IncidentFilter['datetime'] {
  if (!from && !to) return null;
  const [first, last] = from && to && from > to ? [to, from] : [from, to];
  return {
    text: `${first ?? '..'}/${last ?? '..'}`,
    start: first ? spanOf(first, zone).start : null,
    end: last ? lastInstant(last, zone) : null,
  };
}

/** The period of the present query; instants are shown as the days they fall on. */
export const period = computed<Period>(() => {
  const { start, end } = query.value.datetime ?? { start: null, end: null };
  const zone = deploymentOrNull.value?.region.zone ?? 'UTC';
  return {
    from: start === null ? null : localDay(start, zone),
    to: end === null ? null : localDay(end, zone),
  };
});

/** Filters by a period; `replace` while a handle is dragged keeps the drag to one step of the history. */
export function changePeriod(next: Period, how: 'push' | 'replace' = 'push'): void {
  changeQuery({ datetime: datetimeOf(next, deployment().region.zone) }, how);
}

/** The days the timeline spans, `end` exclusive: the deployment's period, and whatever lies outside it. */
export const span = computed<{ first: Day; end: Day }>(() => {
  const stated = deploymentOrNull.value?.region.period ?? [];
  const keys = histogram.value.value?.keys ?? [];
  const days = [...stated, ...keys, period.value.from, period.value.to]
    .filter((day) => day !== null)
    .map(dayNumber);
  if (!days.length) return { first: 0, end: 1 };
  // A loop: spreading tens of thousands of keys into Math.min would overflow the stack.
  let [first, last] = [days[0]!, days[0]!];
  for (const day of days) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return { first, end: last + 1 };
});
