import { dictionary } from './dictionary.ts';
import { en } from './merging.en.ts';
import { sq } from './merging.sq.ts';
import { srCyrl } from './merging.sr.ts';

/** Words of the dialog that merges two versions. */
export const merging = dictionary(en, sq, srCyrl);
