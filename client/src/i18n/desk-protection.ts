import { en } from './desk-protection.en.ts';
import { sq } from './desk-protection.sq.ts';
import { srCyrl } from './desk-protection.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the section «Protection» of the form. */
export const deskProtection = dictionary(en, sq, srCyrl);
