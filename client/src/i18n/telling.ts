import { dictionary } from './dictionary.ts';
import { en } from './telling.en.ts';
import { sq } from './telling.sq.ts';
import { srCyrl } from './telling.sr.ts';

/** Words of reading the record as one claimant tells it. */
export const telling = dictionary(en, sq, srCyrl);
