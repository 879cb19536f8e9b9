import type { Language } from '../text.ts';
import { dictionary } from './dictionary.ts';
import { en } from './place-code.en.ts';
import { sq } from './place-code.sq.ts';
import { srCyrl } from './place-code.sr.ts';

const words = dictionary(en, sq, srCyrl);

/** The word of a code that a place has in a property: `kind`, `village`; null for one that a deployment made up. */
export function placeCode(property: string, value: string, of: Language): string | null {
  const key = `${property}_${value}`;
  return words.has(key) ? words(key, {}, of) : null;
}
