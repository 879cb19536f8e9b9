import { dictionary } from './dictionary.ts';
import { en } from './filtering.en.ts';
import { sq } from './filtering.sq.ts';
import { srCyrl } from './filtering.sr.ts';

/** Words of filters, chips and timeline. */
export const filtering = dictionary(en, sq, srCyrl);
