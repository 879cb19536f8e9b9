import { dictionary } from './dictionary.ts';
import { en } from './method.en.ts';
import { sq } from './method.sq.ts';
import { srCyrl } from './method.sr.ts';

/** Words of the pages that explain the map: how it is to be read, and for whom it can be used. */
export const method = dictionary(en, sq, srCyrl);
