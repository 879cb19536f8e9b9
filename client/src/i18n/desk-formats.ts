import { en } from './desk-formats.en.ts';
import { sq } from './desk-formats.sq.ts';
import { srCyrl } from './desk-formats.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of pasted coordinates and of places near by. */
export const deskFormats = dictionary(en, sq, srCyrl);
