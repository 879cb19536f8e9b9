import { dictionary } from './dictionary.ts';
import { en } from './part-failed.en.ts';
import { sq } from './part-failed.sq.ts';
import { srCyrl } from './part-failed.sr.ts';

/** Words of a part of the app that could not be loaded. */
export const partFailed = dictionary(en, sq, srCyrl);
