import { dictionary } from './dictionary.ts';
import { en } from './rearrange.en.ts';
import { sq } from './rearrange.sq.ts';
import { srCyrl } from './rearrange.sr.ts';

/** Words of restoring a version, merging incidents and splitting one. */
export const rearrangeWord = dictionary(en, sq, srCyrl);
