import { codebookWords, codeWord as wordOf } from '#contract/words/codebook.ts';
import { language } from '../state/preferences.ts';
import { inPageLanguage } from './dictionary.ts';

/** Words of the codebook's codes in the page's language: `code('type_riot')`. */
export const code = inPageLanguage(codebookWords);

/** The word of a code of one vocabulary; the code itself where the vocabulary has grown past the dictionary. */
export function codeWord(vocabulary: string, value: string): string {
  return wordOf(vocabulary, value, language.value);
}
