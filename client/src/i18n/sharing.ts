import { dictionary } from './dictionary.ts';
import { en } from './sharing.en.ts';
import { sq } from './sharing.sq.ts';
import { srCyrl } from './sharing.sr.ts';

/** Words of the dialog for sharing, and of what it makes. */
export const sharingWords = dictionary(en, sq, srCyrl);
