import { en } from './desk-place.en.ts';
import { sq } from './desk-place.sq.ts';
import { srCyrl } from './desk-place.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the place editor. */
export const deskPlace = dictionary(en, sq, srCyrl);
