import { dictionary } from './dictionary.ts';
import { en } from './map.en.ts';
import { sq } from './map.sq.ts';
import { srCyrl } from './map.sr.ts';

/** Words on and around the map. */
export const mapWords = dictionary(en, sq, srCyrl);
