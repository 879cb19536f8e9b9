import { dictionary } from './dictionary.ts';
import { en } from './tagging.en.ts';
import { sq } from './tagging.sq.ts';
import { srCyrl } from './tagging.sr.ts';

/** Words of the tags that staff give. */
export const tagging = dictionary(en, sq, srCyrl);
