import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Aggregate, IncidentDetail, IncidentFeature, ItemsPage } from '#contract/feature.ts';
import {
  emptyFilter,
  type FilterParameter,
  type IncidentQuery,
  printQuery,
  withoutParameter,
} from '#contract/query.ts';
import { keptAnswers } from './kept-answers.ts';
import { addressRead, isSheet, onlyUnlocated, path, query, selectedId, versionAsked } from './location.ts';
import { pages } from './pages.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { asking } from './retry.ts';
import { isAtWork } from './session.ts';

/** Whether the page shown reads incidents at all (map, list, incident), so that the desk asks nothing of it. */
export const reading = computed(
  () =>
    addressRead.value &&
    (path.value === '/' || path.value === '/list' || isSheet.value || selectedId.value !== null),
);

const items = '/api/collections/incidents/items';

/** Incidents in all answers that are kept for going back: some ten megabytes of text. */
const keptIncidents = 12_000;

/** The address of the incidents of a query that also meet a condition in CQL2, without a limit. */
export function itemsOf(asked: IncidentQuery, condition: string | null = null): string {
  const { filter } = asked;
  const both =
    filter !== null && condition !== null ? `(${filter}) AND (${condition})` : (condition ?? filter);
  const search = printQuery({ ...asked, filter: both, offset: 0, cursor: null });
  search.delete('limit');
  return `${items}?${search}`;
}

/** Pages of the incidents of the query that also meet a condition; null asks nothing. */
export function pagesWith(condition: () => string | null) {
  return pages(
    computed(() => {
      const one = condition();
      return one === null ? null : itemsOf(query.value, one);
    }),
    asking,
  );
}

/** The incidents of the query, newest first, as far as they were read; its first page has the counts of all. */
export const all = pages(
  computed(() => (reading.value ? itemsOf(query.value) : null)),
  asking,
  { kept: keptAnswers(keptIncidents, ({ features }) => features.length) },
);
export const results = all.first;
export const features = all.features;

/** An incident if it meets the query; undefined where it does not, or cannot be asked for. */
export async function findIncident(id: string): Promise<IncidentFeature | undefined> {
  try {
    const { body } = await request<ItemsPage>(itemsOf(query.peek(), `id = '${id.replaceAll("'", "''")}'`));
    return body.features[0];
  } catch {
    return undefined;
  }
}

/** Those that have no place on the map, asked for only where the list shows nothing else. */
export const unlocated = pagesWith(() => (reading.value && onlyUnlocated.value ? 'geometry IS NULL' : null));

/** The address of an incident with its accounts, as told and as known at a query's dates, or in one version. */
export function detailOf(id: string, asked: IncidentQuery, version: number | null = null): string {
  const clocks = printQuery({ ...asked, ...emptyFilter, sort: [], limit: 100, offset: 0 });
  if (version !== null) clocks.set('version', String(version));
  return `${items}/${encodeURIComponent(id)}${clocks.size ? `?${clocks}` : ''}`;
}

/** The selected incident with its accounts, as known at the query's dates. */
export const detail = resource<IncidentDetail>(
  computed(() =>
    selectedId.value === null || !addressRead.value
      ? null
      : detailOf(selectedId.value, query.value, versionAsked.value),
  ),
  asking,
);

// Counts beside the choices are asked for once map and list have theirs, so that they do not hold them up.
const listLoads = computed(() => results.value.loading);

/** Statuses among which the desk counts what a filter would find; null elsewhere. */
const atDesk = computed(() =>
  path.value === '/desk' && isAtWork.value ? 'draft,in_review,published' : null,
);
const counting = computed(() => reading.value || atDesk.value !== null);

/** Counts of the query by a dimension, with some of its parameters left out; asked for only while `isShown`. */
export function aggregate(
  by: Aggregate['by'],
  without: FilterParameter[],
  isShown: ReadonlySignal<boolean> = signal(true),
) {
  return resource<Aggregate>(
    computed(() => {
      if (!counting.value || !isShown.value) return null;
      const asked = printQuery(without.reduce(withoutParameter, query.value));
      asked.delete('limit');
      asked.delete('offset');
      asked.delete('sortby');
      asked.set('by', by);
      if (atDesk.value) asked.set('status', atDesk.value);
      return `/api/collections/incidents/aggregate?${asked}`;
    }),
    asking,
    { waits: listLoads },
  );
}

/** Counts by day without the period itself, so that the brush shows what lies outside it. */
export const histogram = aggregate('day', ['datetime'], reading);

/** Whether sub-types are unfolded anywhere, and so must be counted. */
export const subTypesShown = signal(false);

/** Counts a choice would give: each facet leaves its own parameter out. */
export const facets = {
  type: aggregate('type', ['type', 'sub_type']),
  sub_type: aggregate('sub_type', ['type', 'sub_type'], subTypesShown),
  municipality: aggregate('municipality', ['municipality']),
  verification: aggregate('verification', ['verification']),
  contested: aggregate('contested', ['contested']),
  claimant: aggregate('claimant', ['claimant']),
  actor: aggregate('actor', ['actor']),
  tag: aggregate('tag', ['tag']),
};
