import { en } from './depth.en.ts';
import { sq } from './depth.sq.ts';
import { srCyrl } from './depth.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of what helps to fill in the form: pasted sources, templates, the preview. */
export const depth = dictionary(en, sq, srCyrl);
