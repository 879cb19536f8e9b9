import type { VersionEntry } from '#contract/feature.ts';
import { doneInWords, historyWords } from '#contract/words/history.ts';
import { language } from '../state/preferences.ts';

/** Words of the history page and of citing, which the server's pages share, in the page's language. */
export const history: typeof historyWords = Object.assign(
  (
    word: Parameters<typeof historyWords>[0],
    gaps: Parameters<typeof historyWords>[1] = {},
    of = language.value,
  ) => historyWords(word, gaps, of),
  { has: historyWords.has },
);

/** What was done with a version, and as what. */
export const done = (entry: Pick<VersionEntry, 'kind' | 'role'>) => doneInWords(entry, language.value);
