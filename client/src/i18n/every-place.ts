import { dictionary } from './dictionary.ts';
import { en } from './every-place.en.ts';
import { sq } from './every-place.sq.ts';
import { srCyrl } from './every-place.sr.ts';

/** Words of reading the record at the places of all accounts. */
export const everyPlaceWords = dictionary(en, sq, srCyrl);
