import type { en } from './at-hand.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  describe: 'Опиши мапу речима',
  describe_short: 'Речима',
  summary: '{question} {incidents}. „{describe}“ казује све: где, када, шта је спорно.',
  on_paper: 'Мапа за папир је на {address}',
  views: 'Прикази',
};
