import { computed } from '@preact/signals';
import { type Population, populationOf } from '#contract/population.ts';
import { places } from './places.ts';

/** Municipalities of which the deployment states, with source and year, how many people live there; by id. */
export const populations = computed<ReadonlyMap<string, Population>>(
  () =>
    new Map(
      [...places('municipalities')].flatMap(([id, properties]): [string, Population][] => {
        const found = populationOf(properties);
        return found === null || typeof found === 'string' ? [] : [[id, found]];
      }),
    ),
);
