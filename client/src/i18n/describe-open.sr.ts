import type { en } from './describe-open.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  open: 'Опиши мапу речима',
  summary: '{question} {incidents}. „{open}“ казује све: где, када, шта је спорно.',
};
