import { en } from './desk-finding.en.ts';
import { sq } from './desk-finding.sq.ts';
import { srCyrl } from './desk-finding.sr.ts';
import { dictionary } from './dictionary.ts';

/** What a check of a file found, by its code, and why a step ended early. */
export const deskFinding = dictionary(en, sq, srCyrl);
