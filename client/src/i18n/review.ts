import { dictionary } from './dictionary.ts';
import { en } from './review.en.ts';
import { sq } from './review.sq.ts';
import { srCyrl } from './review.sr.ts';

/** Words of the review: checklist, comments, assignment, who is there. */
export const reviewWord = dictionary(en, sq, srCyrl);
