import type { Same } from './dictionary.ts';
import type { en } from './legend.en.ts';

export const sq: Same<typeof en> = {
  press: 'Shtypni një rresht për të parë vetëm atë; shtypeni sërish për ta lëshuar.',
  not_in_view: 'asnjë në pamje',
};
