import { dictionary } from './dictionary.ts';
import { en } from './legend.en.ts';
import { sq } from './legend.sq.ts';
import { srCyrl } from './legend.sr.ts';

/** Words of what can be done with the legend. */
export const legendWords = dictionary(en, sq, srCyrl);
