import { computed, signal } from '@preact/signals';
import { emptyFilter, emptyQuery, type IncidentQuery, printQuery } from '#contract/query.ts';
import { type QueueOwner, type QueuePage, type QueueTab, queueOwners, queueTabs } from '#contract/work.ts';
import { revision } from './live.ts';
import { changeQuery, deskParameter, go, path, query, readable } from './location.ts';
import { resource } from './resource.ts';
import { isAtWork } from './session.ts';

/** Grows when the desk itself wrote: drafts are in no public feed. */
export const ownWrites = signal(0);

/** How many rows are shown; grows by «more». */
export const queueSize = signal(100);

export const tab = computed<QueueTab>(
  () => queueTabs.find((one) => one === deskParameter.tab.value) ?? queueTabs[0],
);
export const owner = computed<QueueOwner>(
  () => queueOwners.find((one) => one === deskParameter.owner.value) ?? queueOwners[0],
);

/** Who changed something last comes first, unless the address says otherwise. */
const lastChanged: IncidentQuery['sort'] = [{ field: 'recorded_at', descending: true }];
export const queueSort = computed(() => query.value.sort[0] ?? lastChanged[0]!);

const isShown = computed(() => path.value === '/desk' && isAtWork.value);

/** The search of a page of the desk for a query, a tab and an owner; what is usual is left out. */
export function queueSearch(asked: IncidentQuery, of: QueueTab, whose: QueueOwner): string {
  const search = printQuery({ ...asked, status: [], limit: emptyQuery.limit, offset: 0, cursor: null });
  if (of !== queueTabs[0]) search.set('tab', of);
  if (whose !== queueOwners[0]) search.set('owner', whose);
  return readable(search);
}

/** The queue as the address asks it. */
export const queue = resource<QueuePage>(
  computed(() => {
    if (!isShown.value) return null;
    const sort = query.value.sort.length ? query.value.sort : lastChanged;
    const search = new URLSearchParams(queueSearch({ ...query.value, sort }, tab.value, owner.value));
    search.set('limit', String(queueSize.value));
    return `/api/desk/queue?${search}`;
  }),
  computed(() => `${revision.value} ${ownWrites.value}`),
);

/** The address of the queue in another tab or of another owner, by the same query. */
export function queueHref(of: QueueTab, whose: QueueOwner): string {
  const search = queueSearch(query.value, of, whose);
  return search ? `/desk?${search}` : '/desk';
}

/** Where the queue was last left, so that the form leads back to it. */
export const queueLeft = signal('/desk');

/** Remembers the queue as it stands in the address. */
export function rememberQueue(): void {
  if (path.peek() === '/desk') queueLeft.value = queueHref(tab.peek(), owner.peek());
}

/** Shows the queue of somebody. */
export function showOwner(whose: QueueOwner): void {
  go('/desk', queueSearch(query.peek(), tab.peek(), whose));
}

/** Puts the queue in the order of a column; pressed again, the other way round. */
export function sortQueue(field: string): void {
  const now = queueSort.peek();
  const descending = now.field === field ? !now.descending : field === 'recorded_at';
  changeQuery({ sort: [{ field, descending }] });
}

/** Whether the address filters the queue. */
export const isQueueFiltered = computed(
  () => printQuery({ ...emptyQuery, ...filterOf(query.value) }).size > 0,
);

function filterOf(asked: IncidentQuery): Partial<IncidentQuery> {
  return Object.fromEntries(
    Object.keys(emptyFilter).map((name) => [name, asked[name as keyof typeof emptyFilter]]),
  );
}
