import { en } from './asking.en.ts';
import { sq } from './asking.sq.ts';
import { srCyrl } from './asking.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of how to put a question to the map. */
export const asking = dictionary(en, sq, srCyrl);
