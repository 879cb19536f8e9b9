import { en } from './desk-record.en.ts';
import { sq } from './desk-record.sq.ts';
import { srCyrl } from './desk-record.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the whole record of an incident as a file. */
export const deskRecord = dictionary(en, sq, srCyrl);
