import { en } from './at-hand.en.ts';
import { sq } from './at-hand.sq.ts';
import { srCyrl } from './at-hand.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of what is always at hand; what it opens brings its own. */
export const atHand = dictionary(en, sq, srCyrl);
