import { en } from './demanded-factor.en.ts';
import { sq } from './demanded-factor.sq.ts';
import { srCyrl } from './demanded-factor.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the page for who has yet to set up the second step that is demanded. */
export const demandedFactor = dictionary(en, sq, srCyrl);
