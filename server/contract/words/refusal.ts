import { dictionary } from './dictionary.ts';
import { en } from './refusal.en.ts';
import { sq } from './refusal.sq.ts';
import { srCyrl } from './refusal.sr.ts';

/** Words of the page that says why there is no answer; each call names the language. */
export const refusalWords = dictionary(en, sq, srCyrl);
