import { dictionary } from './dictionary.ts';
import { en } from './shell.en.ts';
import { sq } from './shell.sq.ts';
import { srCyrl } from './shell.sr.ts';

/** Words of the frame around every page. */
export const shell = dictionary(en, sq, srCyrl);
