import { en } from './citation.en.ts';
import { sq } from './citation.sq.ts';
import { srCyrl } from './citation.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of citations; each call names the language. */
export const citationWords = dictionary(en, sq, srCyrl);
