import { dictionary } from './dictionary.ts';
import { en } from './session.en.ts';
import { sq } from './session.sq.ts';
import { srCyrl } from './session.sr.ts';

/** Words of log-in, set-up and change of password. */
export const sessionWord = dictionary(en, sq, srCyrl);
