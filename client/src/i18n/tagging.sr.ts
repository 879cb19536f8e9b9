import type { Same } from './dictionary.ts';
import type { en } from './tagging.en.ts';

export const srCyrl: Same<typeof en> = {
  tags: 'Ознаке',
  tags_hint:
    'Кључне речи за разврставање, јавне и на било ком језику. Важе за сваки датум сазнања, зато не наводите оно што се сазнало тек касније.',
  tag: 'Ознака',
  add: 'Додај',
  remove: 'Уклони ознаку {tag}',
  kind_tag: 'Додај ознаку',
  kind_untag: 'Уклони ознаку',
  with_tag: 'са ознаком „{tag}“',
  without_tag: 'без ознаке „{tag}“',
  added: 'Ознака {tag} је додата.',
  removed: 'Ознака {tag} је уклоњена.',
};
