import type { en } from './desk-drawing.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  kind: 'Шта је наведено',
  kind_point: 'Тачка са неодређеношћу',
  kind_line: 'Дуж линије, на пример пута',
  kind_outline: 'Подручје нацртано руком',
  kind_area: 'Познато подручје',
  kind_band: 'Појас дуж граничне линије',
  width: 'Колико далеко од линије, у метрима',
  width_hint: 'Место је највише оволико удаљено од линије. Црта се као та трака, никада као тачка.',
  corners: 'Темена',
  corners_hint: 'Кликните на мапу да додате теме, превуците га или упишите координате (прво ширина).',
  corner: 'Теме',
  corner_n: 'Теме {number}: ширина, дужина',
  add_corner: 'Још једно теме',
  corner_wrong: 'Упишите ширину, зарез, дужину.',
  corner_marker: 'Теме {number}: стрелице га померају, Delete га уклања',
  map_help: 'Клик додаје теме. На темену га Delete уклања.',
  paste: 'Налепите линију или подручје',
  paste_hint: 'GeoJSON, текст WKT или једно теме у реду. Замењује темена испод.',
  paste_read: 'Прочитај',
  paste_wrong: 'Није ни једно ни друго: чита се једна линија или једно подручје без рупа.',
  paste_done: {
    one: 'Прочитано је {count} теме.',
    few: 'Прочитана су {count} темена.',
    other: 'Прочитано је {count} темена.',
  },
};
