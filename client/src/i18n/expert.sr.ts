import type { Same } from './dictionary.ts';
import type { en } from './expert.en.ts';

export const srCyrl: Same<typeof en> = {
  hint: 'Услов на језику филтера OGC API. Важи заједно са филтерима изнад.',
  text: 'Филтер на језику CQL2',
  apply: 'Примени',
  applying: 'Проверава се …',
  apply_key: 'Примењује се и са Ctrl+Enter.',
  remove: 'Уклони',
  conditions: 'Услови који важе заједно',
  remove_condition: 'Уклони услов {condition}',
  invalid: 'Овај филтер не може да се примени.',
  invalid_at: 'Овај филтер не може да се прочита од {line}. реда, {column}. знака.',
  expected: 'Очекује се: {expected}',
  too_long: 'Филтер је предугачак за адресу.',
  as_cql2: 'Напиши филтере изнад као CQL2',
  replaces: 'Кад се примени, овај текст замењује филтере изнад.',
  properties: 'О чему се може питати',
  search: 'Тражи својства …',
  insert: 'Уметни пример за {name}',
  functions: 'Функције и оператори',
  no_property: 'Нема таквог својства.',
};
