import { en } from './describe-open.en.ts';
import { sq } from './describe-open.sq.ts';
import { srCyrl } from './describe-open.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words that stand with the map itself; those of its description come with that. */
export const describeOpen = dictionary(en, sq, srCyrl);
