import { computed } from '@preact/signals';
import type { Aggregate, IncidentDetail, IncidentFeature, ItemsPage } from '#contract/feature.ts';
import { emptyFilter, maxLimit, printQuery, withoutParameter } from '#contract/query.ts';
import { revision } from './live.ts';
import { path, query, selectedId } from './location.ts';
import { resource } from './resource.ts';

/** Whether the page shown reads incidents at all (map, list, incident), so that the desk asks nothing of it. */
const reading = computed(() => path.value === '/' || path.value === '/list' || selectedId.value !== null);

const items = '/api/collections/incidents/items';

/** Every incident of the query, newest first, for map and list alike. */
export const results = resource<ItemsPage>(
  computed(() =>
    reading.value ? `${items}?${printQuery({ ...query.value, limit: maxLimit, offset: 0 })}` : null,
  ),
  revision,
);

export const features = computed<IncidentFeature[]>(() => results.value.value?.features ?? []);

/** The selected incident with its accounts, as known at the query's dates. */
export const detail = resource<IncidentDetail>(
  computed(() => {
    if (selectedId.value === null) return null;
    const clocks = printQuery({ ...query.value, ...emptyFilter, sort: [], limit: 100, offset: 0 });
    return `${items}/${encodeURIComponent(selectedId.value)}${clocks.size ? `?${clocks}` : ''}`;
  }),
  revision,
);

function aggregate(
  by: Aggregate['by'],
  without?: 'datetime' | 'type' | 'municipality' | 'verification' | 'claimant' | 'actor',
) {
  return resource<Aggregate>(
    computed(() => {
      if (!reading.value) return null;
      const asked = printQuery(without ? withoutParameter(query.value, without) : query.value);
      asked.delete('limit');
      asked.delete('offset');
      asked.delete('sortby');
      asked.set('by', by);
      return `/api/collections/incidents/aggregate?${asked}`;
    }),
    revision,
  );
}

/** Counts by day without the period itself, so that the brush shows what lies outside it. */
export const histogram = aggregate('day', 'datetime');

/** Counts a choice would give: each facet leaves its own parameter out. */
export const facets = {
  type: aggregate('type', 'type'),
  municipality: aggregate('municipality', 'municipality'),
  verification: aggregate('verification', 'verification'),
  claimant: aggregate('claimant', 'claimant'),
  actor: aggregate('actor', 'actor'),
};
