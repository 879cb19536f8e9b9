import { dictionary } from './dictionary.ts';
import { en } from './story.en.ts';
import { sq } from './story.sq.ts';
import { srCyrl } from './story.sr.ts';

/** Words of incidents read one after the other, as the editors linked them. */
export const storyWords = dictionary(en, sq, srCyrl);
