import { en } from './desk-field.en.ts';
import { sq } from './desk-field.sq.ts';
import { srCyrl } from './desk-field.sr.ts';
import { dictionary } from './dictionary.ts';

/** What the members and rows of a document are called where a fault names them. */
export const deskField = dictionary(en, sq, srCyrl);
