import { en } from './codebook.en.ts';
import { sq } from './codebook.sq.ts';
import { srCyrl } from './codebook.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the codebook's codes: `code('type_riot')`. */
export const code = dictionary(en, sq, srCyrl);

/** The word of a code of one vocabulary; the code itself where the vocabulary has grown past the dictionary. */
export function codeWord(vocabulary: string, value: string): string {
  const key = `${vocabulary}_${value}`;
  return code.has(key) ? code(key) : value;
}
