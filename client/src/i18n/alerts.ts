import { en } from './alerts.en.ts';
import { sq } from './alerts.sq.ts';
import { srCyrl } from './alerts.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the page on who outside is told of what. */
export const alertWords = dictionary(en, sq, srCyrl);
