import { dictionary } from './dictionary.ts';
import { en } from './typed-guard.en.ts';
import { sq } from './typed-guard.sq.ts';
import { srCyrl } from './typed-guard.sr.ts';

/** Words of a dialog that Escape would close with what was entered in it. */
export const typedGuard = dictionary(en, sq, srCyrl);
