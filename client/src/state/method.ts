import { computed } from '@preact/signals';
import { type PlacePrecision, placePrecisions } from '#contract/codebook.ts';
import type { IncidentDetail, ItemsPage } from '#contract/feature.ts';
import { path } from './location.ts';
import { resource } from './resource.ts';
import { asking } from './retry.ts';

const items = '/api/collections/incidents/items';
const shown = computed(() => path.value === '/method');
const page = (search: string) =>
  resource<ItemsPage>(
    computed(() => (shown.value ? `${items}?limit=1${search}` : null)),
    asking,
  );

/** All incidents; those contested; of these the one of which most accounts tell, first where places are contested. */
export const everything = page('');
export const contested = page('&contested=true');
const contestedPlace = page('&contested=place&sortby=-accounts_count');

export const example = resource<IncidentDetail>(
  computed(() => {
    const found = contestedPlace.value.value?.features[0] ?? contested.value.value?.features[0];
    return found ? `${items}/${encodeURIComponent(found.id)}` : null;
  }),
  asking,
);

/** The condition in CQL2 for incidents whose place is known so well. */
export const isPlaced = (precision: PlacePrecision) => `place_precision='${precision}'`;

const counts = placePrecisions.map(
  (precision) => [precision, page(`&filter=${encodeURIComponent(isPlaced(precision))}`)] as const,
);

/** How many incidents are placed with each precision; null where it is not known yet. */
export const placedCounts = computed(() =>
  counts.map(([precision, { value }]) => ({ precision, count: value.value?.numberMatched ?? null })),
);
