import { dictionary } from './dictionary.ts';
import { en } from './knowledge.en.ts';
import { sq } from './knowledge.sq.ts';
import { srCyrl } from './knowledge.sr.ts';

/** Words of the knowledge date and of comparing two of them. */
export const knowledge = dictionary(en, sq, srCyrl);
