import { en } from './desk-import.en.ts';
import { sq } from './desk-import.sq.ts';
import { srCyrl } from './desk-import.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of imports at the desk. */
export const deskImport = dictionary(en, sq, srCyrl);
