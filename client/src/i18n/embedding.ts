import { dictionary } from './dictionary.ts';
import { en } from './embedding.en.ts';
import { sq } from './embedding.sq.ts';
import { srCyrl } from './embedding.sr.ts';

/** Words of the frame that other sites show. */
export const embedding = dictionary(en, sq, srCyrl);
