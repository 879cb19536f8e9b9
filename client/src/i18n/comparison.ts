import { comparisonWords } from '#contract/words/comparison.ts';
import { language } from '../state/preferences.ts';

/** Words of what became known between two dates, which the server's pages share, in the page's language. */
export const comparison: typeof comparisonWords = Object.assign(
  (
    word: Parameters<typeof comparisonWords>[0],
    gaps: Parameters<typeof comparisonWords>[1] = {},
    of = language.value,
  ) => comparisonWords(word, gaps, of),
  { has: comparisonWords.has },
);
