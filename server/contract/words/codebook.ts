import type { GeneralisedPlace } from '../generalised.ts';
import type { Language } from '../text.ts';
import { en } from './codebook.en.ts';
import { sq } from './codebook.sq.ts';
import { srCyrl } from './codebook.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the codebook's codes: `codebookWords('type_riot', {}, 'sq')`. */
export const codebookWords = dictionary(en, sq, srCyrl);

/** The word of a code of one vocabulary; the code itself where the vocabulary has grown past the dictionary. */
export function codeWord(vocabulary: string, value: string, of: Language): string {
  const key = `${vocabulary}_${value}`;
  return codebookWords.has(key) ? codebookWords(key, {}, of) : value;
}

/**
 * How precise a place is, and that it was made less so; a place that is withheld has no precision to speak of. Where a
 * rule leaves none to be shown, nobody is told whether one was stated.
 */
export function precisionWords(
  precision: string,
  generalised: GeneralisedPlace | undefined,
  of: Language,
): string {
  if (generalised === 'withheld') return codeWord('generalised', generalised, of);
  if (generalised && precision === 'unlocated') return codeWord('generalised', precision, of);
  const word = codeWord('precision', precision, of);
  return generalised ? `${word}; ${codeWord('generalised', generalised, of)}` : word;
}
