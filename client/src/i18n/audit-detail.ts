import { en } from './audit-detail.en.ts';
import { sq } from './audit-detail.sq.ts';
import { srCyrl } from './audit-detail.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of what is noted with something that was done. */
export const auditDetail = dictionary(en, sq, srCyrl);
