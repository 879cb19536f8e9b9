import { computed } from '@preact/signals';
import type { IncidentFeature } from '#contract/feature.ts';
import { localDay } from '#contract/time.ts';
import { deployment } from './deployment.ts';
import { changeQuery, onlyUnlocated, query } from './location.ts';
import { all, unlocated } from './results.ts';

/** The pages of what the list lists. */
export const list = computed(() => (onlyUnlocated.value ? unlocated : all));

/** The first page of what the list lists: its counts, whether it loads, and what went wrong. */
export const listing = computed(() => list.value.first.value);

/** The rows read so far. */
export const shown = computed(() => list.value.features.value);

/** Whether the list begins with the oldest. */
export const oldestFirst = computed(() => {
  const [first] = query.value.sort;
  return first?.field === 'occurred_start' && !first.descending;
});

/** Newest first is the service's own order and stays out of the address. */
export function sortOldestFirst(on: boolean): void {
  changeQuery({ sort: on ? [{ field: 'occurred_start', descending: false }] : [] });
}

/** Incidents of one local month (`YYYY-MM`, null where none states a time), in the order given. */
export interface MonthGroup {
  month: string | null;
  incidents: IncidentFeature[];
}

/** Splits a list sorted by date into months of `zone`; a month that comes again makes a group again. */
export function byMonth(list: readonly IncidentFeature[], zone: string): MonthGroup[] {
  const groups: MonthGroup[] = [];
  for (const incident of list) {
    const start = incident.properties.occurred_start;
    const month = start ? localDay(Date.parse(start), zone).slice(0, 7) : null;
    const last = groups.at(-1);
    if (last?.month === month) last.incidents.push(incident);
    else groups.push({ month, incidents: [incident] });
  }
  return groups;
}

/** The drawn rows by month. */
export const shownByMonth = computed(() => byMonth(shown.value, deployment().region.zone));
