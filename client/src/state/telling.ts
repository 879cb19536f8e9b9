import { computed, effect } from '@preact/signals';
import type { Aggregate } from '#contract/feature.ts';
import { emptyQuery, printQuery } from '#contract/query.ts';
import { tellerOf } from '#contract/view.ts';
import { query } from './location.ts';
import { remember } from './names-seen.ts';
import { resource } from './resource.ts';
import { reading } from './results.ts';
import { asking } from './retry.ts';

/** How many incidents the preferred view has under the present filters, and how many each claimant tells of them. */
export const tellings = resource<Aggregate>(
  computed(() => {
    if (!reading.value) return null;
    const { view, cursor } = emptyQuery;
    const asked = printQuery({ ...query.value, view, cursor, sort: [], offset: 0 });
    asked.delete('limit');
    asked.set('by', 'told_by');
    return `/api/collections/incidents/aggregate?${asked}`;
  }),
  asking,
);

/** Asked where the present filters leave a claimant nothing to be named by. */
const named = resource<Aggregate>(
  computed(() => {
    const teller = tellerOf(query.value);
    const counted = tellings.value.value;
    if (teller === null || !counted || counted.keys.includes(teller)) return null;
    return `/api/collections/incidents/aggregate?by=claimant&claimant=${teller}`;
  }),
  asking,
);

for (const answer of [tellings, named])
  effect(() => {
    const { keys, names } = answer.value.value ?? { keys: [] };
    if (names) remember(keys.map((key, index) => [`claimant/${key}`, names[index] ?? {}]));
  });
