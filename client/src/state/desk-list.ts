import { computed, effect, signal } from '@preact/signals';
import { type Status, statuses } from '#contract/codebook.ts';
import type { ItemsPage } from '#contract/feature.ts';
import { revision } from './live.ts';
import { path } from './location.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { session } from './session.ts';

/** What the list of the desk asks; it outlives a visit to the form, so that one comes back to the same list. */
export const listText = signal('');
export const listStatuses = signal<Status[]>([]);
export type ListOrder = '-occurred_start' | 'occurred_start' | '-recorded_at' | 'recorded_at';
export const listOrder = signal<ListOrder>('-recorded_at');
/** How many rows are shown; grows by «more». */
export const listSize = signal(100);

/** Grows when the desk itself wrote: drafts are in no public feed. */
export const ownWrites = signal(0);

const items = '/api/collections/incidents/items';
const isShown = computed(() => path.value === '/desk' && Boolean(session.value?.user));
const changed = computed(() => `${revision.value} ${ownWrites.value}`);

function asked(status: readonly Status[], limit: number): URLSearchParams {
  const parameters = new URLSearchParams({ status: status.join(','), limit: String(limit) });
  if (listText.value.trim()) parameters.set('q', listText.value.trim());
  return parameters;
}

/** Incidents of all statuses that match the list's text and statuses. */
export const listed = resource<ItemsPage>(
  computed(() => {
    if (!isShown.value) return null;
    const parameters = asked(listStatuses.value.length ? listStatuses.value : statuses, listSize.value);
    parameters.set('sortby', listOrder.value);
    return `${items}?${parameters}`;
  }),
  changed,
);

/** How many incidents of each status match the list's text; empty while unknown. */
export const statusCounts = signal<Partial<Record<Status, number>>>({});

effect(() => {
  changed.value;
  if (!isShown.value) return;
  const abort = new AbortController();
  const urls = statuses.map((status) => `${items}?${asked([status], 1)}`);
  Promise.all(urls.map((url) => request<ItemsPage>(url, { signal: abort.signal }))).then(
    (answers) => {
      statusCounts.value = Object.fromEntries(
        statuses.map((status, index) => [status, answers[index]!.body.numberMatched]),
      );
    },
    () => {
      // The list itself says what is wrong; counts are only left out.
      if (!abort.signal.aborted) statusCounts.value = {};
    },
  );
  return () => abort.abort();
});
