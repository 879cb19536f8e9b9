import { dictionary } from './dictionary.ts';
import { en } from './export.en.ts';
import { sq } from './export.sq.ts';
import { srCyrl } from './export.sr.ts';

/** Words of the dialog that gives the data away. */
export const exportWords = dictionary(en, sq, srCyrl);
