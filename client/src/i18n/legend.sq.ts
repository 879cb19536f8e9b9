import type { Same } from './dictionary.ts';
import type { en } from './legend.en.ts';

export const sq: Same<typeof en> = {
  press: 'Shtypni një rresht për të parë vetëm atë; shtypeni sërish për ta lëshuar.',
  not_in_view: 'asnjë në pamje',
  tie: 'Vijë e hollë, me vijën e atij që e përmend: nga vendi sipas rrëfimit të parapëlqyer te një tjetër',
  tie_read: 'Vijë e hollë, me vijën e atij që e përmend: nga vendi që lexohet këtu te një tjetër',
};
