import { dictionary } from './dictionary.ts';
import { en } from './suggestions.en.ts';
import { sq } from './suggestions.sq.ts';
import { srCyrl } from './suggestions.sr.ts';

/** Words of the queue of suggestions at the desk. */
export const suggestionWords = dictionary(en, sq, srCyrl);
