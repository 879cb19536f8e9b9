import { dictionary } from './dictionary.ts';
import { en } from './views.en.ts';
import { sq } from './views.sq.ts';
import { srCyrl } from './views.sr.ts';

/** Words of the views that a reader keeps in the browser. */
export const viewsWords = dictionary(en, sq, srCyrl);
