import type { Same } from './dictionary.ts';
import type { en } from './merging.en.ts';

export const srCyrl: Same<typeof en> = {
  your_choice: 'Обе стране су ово измениле: изаберите',
  before: 'Пре',
  theirs: 'Сачувана верзија',
  mine: 'Ваш текст',
  nothing_there: 'ништа',
  taken_theirs: 'Измењено у сачуваној верзији, преузима се',
  taken_mine: 'Измењено у вашем тексту, остаје',
  no_conflict: 'Измене се не додирују; обе остају.',
  missing: {
    one: 'Изаберите на {count} месту.',
    few: 'Изаберите на {count} места.',
    other: 'Изаберите на {count} места.',
  },
  save: 'Сачувај спојени текст',
  retracted: 'У међувремену је повучен и више се не може мењати.',
};
