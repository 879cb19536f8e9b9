import type { en } from './bulk.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  change: {
    one: 'Измени {count} инцидент',
    few: 'Измени {count} инцидента',
    other: 'Измени {count} инцидената',
  },
  what: 'Шта се мења',
  kind_status: 'Статус',
  kind_type: 'Врста',
  kind_assessment: 'Оцена догађаја',
  kind_assigned: 'Додељено',
  basis: 'Основ, на језику ове странице',
  assessment_means: 'Познато од данас. Раније оцене остају за раније датуме.',
  publish_means: 'Одмах постају јавни.',
  differences: 'Шта ће бити другачије',
  from_to: '{before} → {after}',
  new_assessment: 'сада {before}; оцењено као {after}',
  unchanged: {
    one: '{count} остаје какав јесте.',
    few: '{count} остају какви јесу.',
    other: '{count} остаје како јесте.',
  },
  unchanged_why: 'Већ то каже, објављен је и не може назад, или је повучен.',
  nothing: 'Ништа се не би променило.',
  apply: { one: 'Измени {count}', other: 'Измени {count}' },
  running: 'Уписује се …',
  done: { one: '{count} измењен.', few: '{count} измењена.', other: '{count} измењено.' },
  undone: {
    one: '{count} је као пре.',
    few: '{count} су као пре.',
    other: '{count} је као пре.',
  },
  failed: {
    one: '{count} није могао да се упише:',
    few: '{count} нису могла да се упишу:',
    other: '{count} није могло да се упише:',
  },
  undo: 'Опозови: упиши оно што је стајало пре',
  undo_status: 'Што је сада објављено не може поново да буде нацрт.',
  close: 'Затвори',
};
