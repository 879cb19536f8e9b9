import { dictionary } from './dictionary.ts';
import { en } from './expert.en.ts';
import { sq } from './expert.sq.ts';
import { srCyrl } from './expert.sr.ts';

/** Words of the filter that is written in CQL2. */
export const expert = dictionary(en, sq, srCyrl);
