import type { VersionEntry } from '#contract/feature.ts';
import { doneInWords, historyWords } from '#contract/words/history.ts';
import { language } from '../state/preferences.ts';
import { inPageLanguage } from './dictionary.ts';

/** Words of the history page and of citing. */
export const history = inPageLanguage(historyWords);

/** What was done with a version, and as what. */
export const done = (entry: Pick<VersionEntry, 'kind' | 'role'>) => doneInWords(entry, language.value);
