import type { en } from './comparing.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  caption: '{title}: шта каже сваки исказ, аспект по аспект. Тврдиоци стоје по времену своје прве изјаве.',
  undisputed: 'Неспорно',
  undisputed_hint:
    'Оно што кажу бар два тврдиоца, при чему се они из исте организације рачунају као један, а не оспорава ниједан исказ познат на дан читања.',
  nothing_undisputed: 'Ништа не кажу исто два тврдиоца а да то није оспорено.',
  it_happened: 'Догодило се.',
  municipality: 'Општина: {places}',
  in_role: '{name} ({role})',
  said_by: 'кажу: {names}',
  differs_from: 'разликује се од: {names}',
  verdict_differ: 'искази се разликују',
  verdict_agree: 'нема спора',
  verdict_one: 'говори само један',
  occurrence_differ: 'неки поричу да се догодило',
  occurrence_agree: 'нико не пориче да се догодило',
  occurrence_one: 'говори само један',
};
