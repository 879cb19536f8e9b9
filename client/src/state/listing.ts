import { computed, effect, signal } from '@preact/signals';
import type { IncidentFeature } from '#contract/feature.ts';
import { printQuery } from '#contract/query.ts';
import { localDay } from '#contract/time.ts';
import { deployment } from './deployment.ts';
import { changeQuery, onlyUnlocated, query } from './location.ts';
import { features } from './results.ts';

/** Rows drawn at first, and with each «show more»: a long result must not make the page slow. */
export const rowsAtOnce = 100;

const rows = signal(rowsAtOnce);

// As text: the query is a new object whenever the address changes, also when only the map moved.
const question = computed(() => `${printQuery(query.value)} ${onlyUnlocated.value}`);

// Another question starts again at the top.
effect(() => {
  question.value;
  rows.value = rowsAtOnce;
});

/** Draws the next rows. */
export function showMore(): void {
  rows.value += rowsAtOnce;
}

/** What the list lists, of which `shown` is drawn. */
export const listed = computed(() =>
  onlyUnlocated.value ? features.value.filter((one) => one.geometry === null) : features.value,
);
export const shown = computed(() => listed.value.slice(0, rows.value));

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
