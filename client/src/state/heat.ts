import { computed } from '@preact/signals';
import { precisionLadder } from '#contract/codebook.ts';
import type { ItemsPage } from '#contract/feature.ts';
import { printQuery } from '#contract/query.ts';
import { query, shading } from './location.ts';
import { resource } from './resource.ts';
import { reading, results } from './results.ts';
import { asking } from './retry.ts';

/** CSS pixels around a place over which it is spread, at every zoom. */
export const heatRadius = 30;

/** The coarsest precision that is spread; what is less precise is an area and no place. */
const coarsest = 'near';

/** The incidents of the query that are placed so precisely, as a number. */
const placed = resource<ItemsPage>(
  computed(() => {
    if (!reading.value || shading.value !== 'heat') return null;
    const { precision } = query.value;
    const isFiner =
      precision !== null && precisionLadder.indexOf(precision) <= precisionLadder.indexOf(coarsest);
    const asked = printQuery({
      ...query.value,
      ...{ precision: isFiner ? precision : coarsest, sort: [], offset: 0, cursor: null, limit: 1 },
    });
    return `/api/collections/incidents/items?${asked}`;
  }),
  asking,
);

/** How much of the colour each shade has, the palest first. */
export const heatOpacities = [0.25, 0.45, 0.62, 0.8] as const;

/** As many incidents at one place are the fullest shade, wherever the map is: a quarter of all, in steps of whole numbers. */
export function fullShade(count: number): number {
  return heatOpacities.length * Math.max(1, Math.ceil(count / heatOpacities.length ** 2));
}

/** What is spread, what is left out since it is less precise, and where the shades end; null while it is counted. */
export const heat = computed(() => {
  const all = results.value.value;
  const spread = placed.value.value?.numberMatched;
  if (shading.value !== 'heat' || !all || spread === undefined) return null;
  return { spread, leftOut: all.numberMatched - spread, full: fullShade(spread) };
});
