import { computed, effect, signal } from '@preact/signals';
import { list } from './listing.ts';

/** Rows that a sheet lists at most: some twenty pages. */
export const mostPrinted = 500;

export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** What the reader chose for the sheet. */
export const paper = signal<Paper>('a4');
export const withList = signal(true);

/** Whether the list holds all that a sheet prints of it. */
export const isListRead = computed(() => {
  const { first, features } = list.value;
  const { value, loading } = first.value;
  return !loading && value !== null && features.value.length >= Math.min(mostPrinted, value.numberMatched);
});

/** Reads on until the list holds all that a sheet prints, or fails. Answers a function that stops it. */
export function readWholeList(): () => void {
  return effect(() => {
    const { first, further, showMore } = list.value;
    const { loading, error } = further.value;
    if (withList.value && first.value.value && !isListRead.value && !loading && !error) showMore();
  });
}
