import { dictionary } from './dictionary.ts';
import { en } from './queue.en.ts';
import { sq } from './queue.sq.ts';
import { srCyrl } from './queue.sr.ts';

/** Words of the queue of the desk. */
export const queueWord = dictionary(en, sq, srCyrl);
