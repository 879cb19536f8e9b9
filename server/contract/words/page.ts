import { dictionary } from './dictionary.ts';
import { en } from './page.en.ts';
import { sq } from './page.sq.ts';
import { srCyrl } from './page.sr.ts';

/** Words of the pages that the server writes; each call names the language. */
export const pageWords = dictionary(en, sq, srCyrl);
export type PageWord = keyof typeof en;
