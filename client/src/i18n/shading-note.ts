import { dictionary } from './dictionary.ts';
import { en } from './shading-note.en.ts';
import { sq } from './shading-note.sq.ts';
import { srCyrl } from './shading-note.sr.ts';

/** Words of what a shading counts. */
export const shadingNotes = dictionary(en, sq, srCyrl);
