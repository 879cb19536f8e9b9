import type { Same } from './dictionary.ts';
import type { en } from './precision.en.ts';

export const srCyrl: Same<typeof en> = {
  label: 'Не мање прецизно од',
  any: 'Било како, или без места',
  hint: 'Рачуна се место како га даје исказ који се чита. Појас дуж линије прецизан је као општина.',
};
