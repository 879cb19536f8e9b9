import { dictionary } from './dictionary.ts';
import { en } from './hints.en.ts';
import { sq } from './hints.sq.ts';
import { srCyrl } from './hints.sr.ts';

/** Words of the hints for newcomers. */
export const hintWords = dictionary(en, sq, srCyrl);
