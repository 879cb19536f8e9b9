import { en } from './desk-drawing.en.ts';
import { sq } from './desk-drawing.sq.ts';
import { srCyrl } from './desk-drawing.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of lines and areas drawn by hand. */
export const deskDrawing = dictionary(en, sq, srCyrl);
