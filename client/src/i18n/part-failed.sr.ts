import type { Same } from './dictionary.ts';
import type { en } from './part-failed.en.ts';

export const srCyrl: Same<typeof en> = {
  failed: 'Овај део странице није стигао: сервис није доступан, или је обновљен откад је страница отворена.',
  reload: 'Учитај страницу поново',
};
