import { dictionary } from './dictionary.ts';
import { en } from './weighing.en.ts';
import { sq } from './weighing.sq.ts';
import { srCyrl } from './weighing.sr.ts';

/** Words of what the rules propose for each aspect, and of what a source is derived from. */
export const weighingWord = dictionary(en, sq, srCyrl);
