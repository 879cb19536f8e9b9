import { dictionary } from './dictionary.ts';
import { en } from './panel.en.ts';
import { sq } from './panel.sq.ts';
import { srCyrl } from './panel.sr.ts';

/** Words of the incident: facts, accounts, figures, links, history. */
export const panel = dictionary(en, sq, srCyrl);
