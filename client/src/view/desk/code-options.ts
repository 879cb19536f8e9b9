import { codeWord } from '../../i18n/codebook.ts';

/** Codes of one vocabulary as choices of a select, with their words. */
export function codeOptions(vocabulary: string, codes: readonly string[]): { value: string; word: string }[] {
  return codes.map((value) => ({ value, word: codeWord(vocabulary, value) }));
}
