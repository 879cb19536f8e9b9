import { dictionary } from './dictionary.ts';
import { en } from './printing.en.ts';
import { sq } from './printing.sq.ts';
import { srCyrl } from './printing.sr.ts';

/** Words of the printed sheet. */
export const printing = dictionary(en, sq, srCyrl);
