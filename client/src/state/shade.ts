import { computed } from '@preact/signals';
import { isShaded } from './location.ts';
import { aggregate } from './results.ts';

/** Shades that are told apart, also in grey. */
export const mostShades = 4;

/** A shade: the counts `from` to `to`, both inclusive. */
export interface Shade {
  from: number;
  to: number;
}

/** Equal steps of a round number from 1 to at least `most`, four at most; none where there is nothing. */
export function shadesFor(most: number): Shade[] {
  if (most < 1) return [];
  const least = most / mostShades;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const step = Math.ceil([1, 2, 5, 10].map((times) => times * power).find((one) => one >= least)!);
  const count = Math.ceil(most / step);
  return Array.from({ length: count }, (_, index) => ({ from: index * step + 1, to: (index + 1) * step }));
}

const counted = aggregate('municipality', [], isShaded);

/** Municipalities with their number of incidents and the number of their shade, most first; empty while not shaded. */
export const shaded = computed(() => {
  const { keys = [], counts = [] } = counted.value.value ?? {};
  const shades = shadesFor(counts.reduce((most, one) => Math.max(most, one), 0));
  const municipalities = keys.map((id, index) => {
    const count = counts[index] ?? 0;
    return { id, count, shade: shades.findIndex(({ from, to }) => count >= from && count <= to) };
  });
  return {
    shades,
    municipalities: municipalities
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)),
  };
});
