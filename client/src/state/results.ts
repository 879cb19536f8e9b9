import { computed, signal } from '@preact/signals';
import type { Aggregate, IncidentDetail, IncidentFeature, ItemsPage } from '#contract/feature.ts';
import {
  emptyFilter,
  type FilterParameter,
  maxLimit,
  printQuery,
  withoutParameter,
} from '#contract/query.ts';
import { keptAnswers } from './kept-answers.ts';
import { addressRead, path, query, selectedId, versionAsked } from './location.ts';
import { resource } from './resource.ts';
import { asking } from './retry.ts';

/** Whether the page shown reads incidents at all (map, list, incident), so that the desk asks nothing of it. */
const reading = computed(
  () => addressRead.value && (path.value === '/' || path.value === '/list' || selectedId.value !== null),
);

const items = '/api/collections/incidents/items';

/** Incidents in all answers that are kept for going back: some ten megabytes of text. */
const keptIncidents = 12_000;

/** Every incident of the query, newest first, for map and list alike. */
export const results = resource<ItemsPage>(
  computed(() =>
    reading.value ? `${items}?${printQuery({ ...query.value, limit: maxLimit, offset: 0 })}` : null,
  ),
  asking,
  { kept: keptAnswers(keptIncidents, ({ features }) => features.length) },
);

export const features = computed<IncidentFeature[]>(() => results.value.value?.features ?? []);

/** The selected incident with its accounts, as known at the query's dates. */
export const detail = resource<IncidentDetail>(
  computed(() => {
    if (selectedId.value === null) return null;
    const clocks = printQuery({ ...query.value, ...emptyFilter, sort: [], limit: 100, offset: 0 });
    if (versionAsked.value !== null) clocks.set('version', String(versionAsked.value));
    return `${items}/${encodeURIComponent(selectedId.value)}${clocks.size ? `?${clocks}` : ''}`;
  }),
  asking,
);

// Counts beside the choices are asked for once map and list have theirs, so that they do not hold them up.
const listLoads = computed(() => results.value.loading);

function aggregate(by: Aggregate['by'], without: FilterParameter[], isShown = signal(true)) {
  return resource<Aggregate>(
    computed(() => {
      if (!reading.value || !isShown.value) return null;
      const asked = printQuery(without.reduce(withoutParameter, query.value));
      asked.delete('limit');
      asked.delete('offset');
      asked.delete('sortby');
      asked.set('by', by);
      return `/api/collections/incidents/aggregate?${asked}`;
    }),
    asking,
    { waits: listLoads },
  );
}

/** Counts by day without the period itself, so that the brush shows what lies outside it. */
export const histogram = aggregate('day', ['datetime']);

/** Whether sub-types are unfolded anywhere, and so must be counted. */
export const subTypesShown = signal(false);

/** Counts a choice would give: each facet leaves its own parameter out. */
export const facets = {
  type: aggregate('type', ['type', 'sub_type']),
  sub_type: aggregate('sub_type', ['type', 'sub_type'], subTypesShown),
  municipality: aggregate('municipality', ['municipality']),
  verification: aggregate('verification', ['verification']),
  claimant: aggregate('claimant', ['claimant']),
  actor: aggregate('actor', ['actor']),
};
