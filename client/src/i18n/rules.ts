import { dictionary } from './dictionary.ts';
import { en } from './rules.en.ts';
import { sq } from './rules.sq.ts';
import { srCyrl } from './rules.sr.ts';

/** By which rules what is derived comes about. */
export const ruleWord = dictionary(en, sq, srCyrl);
