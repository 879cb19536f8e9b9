import type { Same } from './dictionary.ts';
import type { en } from './place-code.en.ts';

export const srCyrl: Same<typeof en> = {
  kind_city: 'Град',
  kind_town: 'Варошица',
  kind_village: 'Село',
  kind_hamlet: 'Заселак',
  kind_municipality: 'Општина',
  'kind_common-crossing-point': 'Заједнички прелаз',
  'kind_police-post': 'Полицијски пункт',
  'kind_municipal-building': 'Зграда општине',
  kind_monastery: 'Манастир',
  kind_military: 'Војни објекат',
  kind_police: 'Полиција',
  kind_hospital: 'Болница',
  kind_court: 'Суд',
  kind_outer: 'Спољна линија',
  kind_main: 'Главна линија',
  kind_municipal: 'Општинска линија',
  kind_area: 'Подручје',
  kind_river: 'Река',
  kind_lake: 'Језеро',
  kind_road: 'Пут',
  class_motorway: 'Аутопут',
  class_trunk: 'Магистрални пут',
  class_primary: 'Главни пут',
  class_secondary: 'Споредни пут',
};
