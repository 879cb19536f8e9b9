import { en } from './bulk.en.ts';
import { sq } from './bulk.sq.ts';
import { srCyrl } from './bulk.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of a change of several incidents. */
export const bulk = dictionary(en, sq, srCyrl);
