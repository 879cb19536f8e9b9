import { computed, effect, signal } from '@preact/signals';
import type { ComparedKind, Comparison } from '#contract/comparison.ts';
import { printQuery } from '#contract/query.ts';
import { path, query, selectedId, sinceAsked } from './location.ts';
import { language } from './preferences.ts';
import { resource } from './resource.ts';
import { asking } from './retry.ts';

/** Incidents told on a page of the comparison, and those that the map marks. */
export const toldAtOnce = 20;
const mostMarked = 1_000;

/** The kind that alone is shown, on the map too; null shows all. */
export const kindShown = signal<ComparedKind | null>(null);

/** Where the shown page of the comparison begins. */
export const comparedFrom = signal(0);

/** Whether the earlier date lies before the one the page is read at, so that there is something between them. */
export const isEarlier = computed(
  () => sinceAsked.value !== null && sinceAsked.value.at < (query.value.knownAt?.at ?? Date.now()),
);

const isReading = computed(() => path.value === '/' || path.value === '/list' || selectedId.value !== null);

const question = computed(() => {
  if (!sinceAsked.value || !isEarlier.value || !isReading.value) return null;
  const asked = printQuery({ ...query.value, status: [], sort: [], offset: 0, cursor: null });
  asked.set('since', sinceAsked.value.text);
  if (kindShown.value) asked.set('kind', kindShown.value);
  asked.delete('limit');
  return `/api/collections/incidents/comparison?${asked}`;
});

effect(() => {
  question.value;
  comparedFrom.value = 0;
});

/** What became known between the two dates, in the words of the page's language. */
export const compared = resource<Comparison>(
  computed(
    () =>
      question.value &&
      `${question.value}&changes=true&limit=${toldAtOnce}&offset=${comparedFrom.value}&lang=${language.value}`,
  ),
  asking,
);

/** The same incidents without words, for the map. */
export const marked = resource<Comparison>(
  computed(() => question.value && `${question.value}&limit=${mostMarked}`),
  asking,
);
