import type { en } from './demanded-factor.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  title: 'Још један корак',
  means:
    'Овај сервис захтева други корак при пријави од свих који могу да објављују. Подесите га сада; редакција се отвара чим то учините.',
};
