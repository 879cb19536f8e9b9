import type { Same } from './dictionary.ts';
import type { en } from './expert.en.ts';

export const sq: Same<typeof en> = {
  hint: 'Një kusht në gjuhën e filtrave të OGC API. Vlen bashkë me filtrat më sipër.',
  text: 'Filtri në CQL2',
  apply: 'Zbato',
  applying: 'Po kontrollohet …',
  apply_key: 'Zbatohet edhe me Ctrl+Enter.',
  remove: 'Hiq',
  conditions: 'Kushte që vlejnë bashkë',
  remove_condition: 'Hiq kushtin {condition}',
  invalid: 'Ky filtër nuk mund të zbatohet.',
  invalid_at: 'Ky filtër nuk lexohet dot nga rreshti {line}, shenja {column}.',
  expected: 'Pritej: {expected}',
  too_long: 'Filtri është tepër i gjatë për një adresë.',
  as_cql2: 'Shkruaj filtrat më sipër si CQL2',
  replaces: 'Kur zbatohet, ky tekst zëvendëson filtrat më sipër.',
  properties: 'Për çfarë mund të pyetet',
  search: 'Kërko vetitë …',
  insert: 'Fut një shembull për {name}',
  functions: 'Funksionet dhe operatorët',
  no_property: 'Nuk ka veti të tillë.',
};
