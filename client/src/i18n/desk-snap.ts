import { en } from './desk-snap.en.ts';
import { sq } from './desk-snap.sq.ts';
import { srCyrl } from './desk-snap.sr.ts';
import { dictionary } from './dictionary.ts';

/** Words of what a drawn position can be taken to. */
export const deskSnap = dictionary(en, sq, srCyrl);
