import type { en } from './comparison.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  compared: 'Шта се сазнало',
  compared_span: 'Од {from} до {until}',
  until_now: 'сада',
  nothing_changed: 'Између ова два датума ништа се није променило.',
  kind_appeared: 'ново',
  kind_entered: 'сада нађено',
  kind_corrected: 'исправљено',
  kind_changed: 'промењено',
  kind_left: 'више није нађено',
  kind_retracted: 'повучено',
  means_appeared: 'На ранији датум о томе се није знало ништа.',
  means_entered: 'Знало се, али ови филтери то налазе тек од тада.',
  means_corrected: 'Ко је навео број, сада наводи други, или је запис заменио оно што је рекао.',
  means_changed: 'Чита се другачије.',
  means_left: 'И даље се зна, али ови филтери то више не налазе.',
  means_retracted: 'Повучено је из записа.',
  became_known: 'Сазнало се: {date}',
  retracted_on: 'Повучено: {date}',
  reason: 'Разлог: {reason}',
  said_by: {
    one: 'Каже {number} исказ',
    few: 'Кажу {number} исказа',
    other: 'Каже {number} исказа',
  },
  differences: { one: '{number} разлика', few: '{number} разлике', other: '{number} разлика' },
  page_of: '{from} до {to} од {all}',
};
