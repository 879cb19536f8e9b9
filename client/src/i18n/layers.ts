import { dictionary } from './dictionary.ts';
import { en } from './layers.en.ts';
import { sq } from './layers.sq.ts';
import { srCyrl } from './layers.sr.ts';

/** Words of the layers that an operator added. */
export const layerWords = dictionary(en, sq, srCyrl);
