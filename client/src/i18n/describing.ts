import { en } from './describing.en.ts';
import { sq } from './describing.sq.ts';
import { srCyrl } from './describing.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the description of the map. */
export const describingWords = dictionary(en, sq, srCyrl);
