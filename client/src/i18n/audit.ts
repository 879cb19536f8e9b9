import { en } from './audit.en.ts';
import { sq } from './audit.sq.ts';
import { srCyrl } from './audit.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of the audit at the desk. */
export const auditWord = dictionary(en, sq, srCyrl);
