import { dictionary } from './dictionary.ts';
import { en } from './reading.en.ts';
import { sq } from './reading.sq.ts';
import { srCyrl } from './reading.sr.ts';

/** Words of the list, the page around it and its empty and failed states. */
export const reading = dictionary(en, sq, srCyrl);
