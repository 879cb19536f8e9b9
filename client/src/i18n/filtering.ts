import { en as queryEn } from '#contract/words/query.en.ts';
import { sq as querySq } from '#contract/words/query.sq.ts';
import { srCyrl as querySr } from '#contract/words/query.sr.ts';
import { dictionary } from './dictionary.ts';
import { en } from './filtering.en.ts';
import { sq } from './filtering.sq.ts';
import { srCyrl } from './filtering.sr.ts';

/** Words of filters, chips and timeline; those of the query itself are shared with the server. */
export const filtering = dictionary({ ...queryEn, ...en }, { ...querySq, ...sq }, { ...querySr, ...srCyrl });
