import { computed } from '@preact/signals';
import type { Aggregate } from '#contract/feature.ts';
import { printQuery } from '#contract/query.ts';
import { deployment } from './deployment.ts';
import { knowing } from './knowing.ts';
import type { ChangePoint } from './knowledge-steps.ts';
import { dateOf } from './knowledge-steps.ts';
import { changeQuery, query } from './location.ts';
import { resource } from './resource.ts';
import { asking } from './retry.ts';

/** The changes of what is known of the present filters, whatever the knowledge date. */
export const changes = resource<Aggregate>(
  computed(() => {
    if (!knowing.value) return null;
    const asked = printQuery({ ...query.value, knownAt: null, sort: [], offset: 0, cursor: null });
    asked.delete('limit');
    asked.set('by', 'known');
    return `/api/collections/incidents/aggregate?${asked}`;
  }),
  asking,
);

/** The same as points in time, ascending. */
export const changePoints = computed<ChangePoint[]>(() => {
  const { keys = [], counts = [] } = changes.value.value ?? {};
  return keys.map((key, index) => ({ at: Date.parse(key), count: counts[index]! }));
});

/** Reads everything as known at an instant (ms); null is now. `replace` keeps a drag to one step of the history. */
export function goTo(at: number | null, how: 'push' | 'replace' = 'push'): void {
  changeQuery({ knownAt: at === null ? null : { text: dateOf(at, deployment().region.zone), at } }, how);
}
