import { en } from './comparing.en.ts';
import { sq } from './comparing.sq.ts';
import { srCyrl } from './comparing.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the comparison of accounts. */
export const comparing = dictionary(en, sq, srCyrl);
