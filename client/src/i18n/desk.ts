import { en } from './desk.en.ts';
import { sq } from './desk.sq.ts';
import { srCyrl } from './desk.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the desk: list, form, users. */
export const desk = dictionary(en, sq, srCyrl);
