import { dictionary } from './dictionary.ts';
import { en } from './people.en.ts';
import { sq } from './people.sq.ts';
import { srCyrl } from './people.sr.ts';

/** Words of invitations, and of one's own account: sessions, second step, tokens. */
export const people = dictionary(en, sq, srCyrl);
