import { computed } from '@preact/signals';
import { shading } from './location.ts';
import { populations } from './population.ts';
import { aggregate } from './results.ts';

/** Shades that are told apart, also in grey. */
export const mostShades = 4;

/** A shade: the counts `from` to `to`, both inclusive; of rates all above `from`, up to `to`. */
export interface Shade {
  from: number;
  to: number;
}

/** A round step of which at most four reach `most`. */
function stepFor(most: number, least: number): number {
  const quarter = Math.max(least, most / mostShades);
  const power = 10 ** Math.floor(Math.log10(quarter));
  // Of 0.3 and the like the tenth times ten is a little off.
  return [1, 2, 5, 10].map((times) => times * power).find((one) => one * (1 + 1e-9) >= quarter)!;
}

/** Equal steps of a round number from 1 to at least `most`, four at most; none where there is nothing. */
export function shadesFor(most: number): Shade[] {
  if (most < 1) return [];
  const step = Math.ceil(stepFor(most, 1));
  const count = Math.ceil(most / step);
  return Array.from({ length: count }, (_, index) => ({ from: index * step + 1, to: (index + 1) * step }));
}

/** As `shadesFor`, of rates: no whole numbers, and the first from 0. */
export function shadesOfRates(most: number): Shade[] {
  if (!(most > 0)) return [];
  const step = stepFor(most, 0);
  const count = Math.ceil(most / step - 1e-9);
  const tidy = (value: number) => Number(value.toPrecision(12));
  return Array.from({ length: count }, (_, index) => ({
    from: tidy(index * step),
    to: tidy((index + 1) * step),
  }));
}

/** People for whom incidents are counted. */
const people = 10_000;

const counted = aggregate(
  'municipality',
  [],
  computed(() => shading.value === 'municipality' || shading.value === 'people'),
);

const byValue = (a: { id: string; value: number }, b: { id: string; value: number }) =>
  b.value - a.value || (a.id < b.id ? -1 : 1);

/**
 * Municipalities with what they are shaded by and the number of their shade, most first; empty while not shaded. Those
 * of which nobody says how many live there are `unknown` where it is incidents for so many people.
 */
export const shaded = computed(() => {
  const isRate = shading.value === 'people';
  const { keys = [], counts = [] } = counted.value.value ?? {};
  const found = keys.map((id, index) => ({ id, count: counts[index] ?? 0 })).filter(({ count }) => count > 0);
  const valued = found.flatMap(({ id, count }) => {
    const of = isRate ? populations.value.get(id)?.people : people;
    return of === undefined ? [] : [{ id, count, value: (count * people) / of }];
  });
  const most = valued.reduce((high, { value }) => Math.max(high, value), 0);
  const shades = isRate ? shadesOfRates(most) : shadesFor(most);
  return {
    shades,
    isRate,
    municipalities: valued
      .map((one) => ({ ...one, shade: shades.findIndex(({ to }) => one.value <= to * (1 + 1e-9)) }))
      .sort(byValue),
    unknown: found.map(({ id }) => id).filter((id) => !valued.some((one) => one.id === id)),
  };
});
