import { computed, effect, signal } from '@preact/signals';
import type { ItemsPage } from '#contract/feature.ts';
import { emptyQuery } from '#contract/query.ts';
import { isFiltered, path } from './location.ts';
import { store, stored } from './preferences.ts';
import { resource } from './resource.ts';
import { itemsOf, results } from './results.ts';
import { asking } from './retry.ts';

/** Coming back sooner is the same visit: a reload, or another tab. */
const sameVisitMs = 60 * 60_000;

/** When the reader was here before, by the service's clock; null on a first visit, and once it has been dealt with. */
export const lastVisit = signal(stored('visit'));

let isSettled = false;
effect(() => {
  const now = results.value.value?.timeStamp;
  if (now === undefined) return;
  if (
    !isSettled &&
    lastVisit.peek() !== null &&
    Date.parse(now) - Date.parse(lastVisit.peek()!) < sameVisitMs
  )
    lastVisit.value = stored('visit-before');
  if (!isSettled && lastVisit.peek() !== null) store('visit-before', lastVisit.peek()!);
  isSettled = true;
  store('visit', now);
});

/** The condition in CQL2 for what was written since. */
export const since = computed(() =>
  lastVisit.value === null ? null : `recorded_at > TIMESTAMP('${lastVisit.value}')`,
);

/** What was written since, asked for only where the whole map is read as it stands now. */
export const sinceVisit = resource<ItemsPage>(
  computed(() =>
    since.value !== null && path.value === '/' && !isFiltered.value && results.value.value !== null
      ? `${itemsOf(emptyQuery, since.value)}&limit=1`
      : null,
  ),
  asking,
);

/** The reader has seen it. */
export function settleVisit(): void {
  lastVisit.value = null;
  store('visit-before', results.peek().value?.timeStamp ?? new Date().toISOString());
}
