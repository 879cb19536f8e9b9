import { dictionary } from './dictionary.ts';
import { en } from './precision.en.ts';
import { sq } from './precision.sq.ts';
import { srCyrl } from './precision.sr.ts';

/** Words of asking how precisely a place is known. */
export const precisionWords = dictionary(en, sq, srCyrl);
