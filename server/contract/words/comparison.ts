import { en } from './comparison.en.ts';
import { sq } from './comparison.sq.ts';
import { srCyrl } from './comparison.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of what became known between two dates; each call names the language. */
export const comparisonWords = dictionary(en, sq, srCyrl);
