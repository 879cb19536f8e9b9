import { dictionary } from './dictionary.ts';
import { en } from './feed.en.ts';
import { sq } from './feed.sq.ts';
import { srCyrl } from './feed.sr.ts';

/** Words of the feeds: kinds of news, what differs, and the links by which feeds are found. */
export const feedWords = dictionary(en, sq, srCyrl);
