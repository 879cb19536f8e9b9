import { dictionary } from './dictionary.ts';
import { en } from './shading.en.ts';
import { sq } from './shading.sq.ts';
import { srCyrl } from './shading.sr.ts';

/** Words of choosing what the map is shaded by. */
export const shadingWords = dictionary(en, sq, srCyrl);
