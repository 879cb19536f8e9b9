import { dictionary } from './dictionary.ts';
import { en } from './suggest.en.ts';
import { sq } from './suggest.sq.ts';
import { srCyrl } from './suggest.sr.ts';

/** Words of the form for people without an account, and of the page that says what became of it; each call names the language. */
export const suggestWords = dictionary(en, sq, srCyrl);
