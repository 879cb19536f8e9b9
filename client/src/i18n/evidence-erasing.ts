import { dictionary } from './dictionary.ts';
import { en } from './evidence-erasing.en.ts';
import { sq } from './evidence-erasing.sq.ts';
import { srCyrl } from './evidence-erasing.sr.ts';

/** Words of files of evidence that are, or were, taken away for good. */
export const evidenceErasing = dictionary(en, sq, srCyrl);
