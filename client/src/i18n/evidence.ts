import { dictionary } from './dictionary.ts';
import { en } from './evidence.en.ts';
import { sq } from './evidence.sq.ts';
import { srCyrl } from './evidence.sr.ts';

/** Words of files of evidence: at the desk, and where the record is checked. */
export const evidenceWord = dictionary(en, sq, srCyrl);
