import type { en } from './desk-record.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  download: 'Преузми запис',
  means:
    'Све верзије онако како су написане, ко је шта учинио и доказ који свако може да провери, у једној датотеци. Садржи и оно што правило заштите скрива од читалаца; бележи се да сте је преузели.',
};
