import type { Same } from './dictionary.ts';
import type { en } from './legend.en.ts';

export const srCyrl: Same<typeof en> = {
  press: 'Притисните ред да видите само то; притисните га поново да га пустите.',
  not_in_view: 'нема у приказу',
};
