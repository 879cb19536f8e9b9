import { dictionary } from './dictionary.ts';
import { en } from './drawn-place.en.ts';
import { sq } from './drawn-place.sq.ts';
import { srCyrl } from './drawn-place.sr.ts';

/** Words of places drawn by hand; each call names the language. */
export const drawnPlaceWords = dictionary(en, sq, srCyrl);
