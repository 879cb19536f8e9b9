import { dictionary } from './dictionary.ts';
import { en } from './difference.en.ts';
import { sq } from './difference.sq.ts';
import { srCyrl } from './difference.sr.ts';

/** Words of differences between versions; each call names the language. */
export const differenceWords = dictionary(en, sq, srCyrl);
export type DifferenceWord = keyof typeof en;
