import type { VersionEntry } from '#contract/feature.ts';
import { doneInWords, historyWords, otherInWords } from '#contract/words/history.ts';
import { language } from '../state/preferences.ts';
import { inPageLanguage } from './dictionary.ts';

/** Words of the history page and of citing. */
export const history = inPageLanguage(historyWords);

/** What was done with a version, and as what. */
export const done = (entry: Parameters<typeof doneInWords>[0]) => doneInWords(entry, language.value);

/** The other incident that a version has to do with. */
export const other = (entry: VersionEntry) => otherInWords(entry, language.value);
