import type { Same } from './dictionary.ts';
import type { en } from './shading-note.en.ts';

export const sq: Same<typeof en> = {
  rate_first: 'deri {to}',
  rate_range: 'mbi {from}, deri {to}',
  rate_of: '{rate} ({count})',
  rate_note: 'Incidentet e shfaqura për çdo 10 000 banorë; vetë numri qëndron në kllapa.',
  sources: 'Banorët: {sources}.',
  source: '{source}, {year}',
  unknown: 'Pa ngjyrosje, sepse mungon një numër banorësh me burim: {municipalities}.',
  no_people: 'Nuk ka burim për numrin e banorëve të këtyre komunave, prandaj asgjë nuk ngjyroset.',
  heat_up_to: 'deri {count}',
  heat_full: '{count} a më shumë',
  heat_counts: {
    one: 'Numërohet {number} incident që dihet se ndodhi në një vend të përmendur ose afër tij, në vendin e rrëfimit të tij të parapëlqyer. Ai shtrihet mbi {pixels} piksele të ekranit përreth, në çdo zmadhim.',
    other:
      'Numërohen {number} incidente që dihet se ndodhën në një vend të përmendur ose afër tij, secili në vendin e rrëfimit të tij të parapëlqyer. Secili shtrihet mbi {pixels} piksele të ekranit përreth, në çdo zmadhim.',
  },
  heat_left: {
    one: '{number} incident nuk përfshihet: për të dihet vetëm një zonë, ose asnjë vend.',
    other: '{number} incidente nuk përfshihen: për to dihet vetëm një zonë, ose asnjë vend.',
  },
  heat_means: 'Ngjyra nuk mat rrezikun: tregon ku incidentet e raportuara janë afër njëri-tjetrit në ekran.',
  method_no_people:
    'Sa incidente ka për 10 000 banorë nuk tregohet këtu: për këto komuna nuk ka një numër banorësh me burim.',
  method_people: 'Komunat mund të ngjyrosen sipas incidenteve për 10 000 banorë. {sources}',
  method_heat:
    'Ngjyrosja sipas dendësisë i shtrin incidentet mbi 30 piksele të ekranit, në çdo zmadhim. Ato për të cilat dihet vetëm një zonë nuk shtrihen: mbeten zona, dhe legjenda thotë sa nuk përfshihen.',
  method_places:
    'Në vendet e të gjitha rrëfimeve çdo incident vizatohet kudo ku e vendos ndonjë rrëfim; gjithsesi numërohet një herë, aty ku e vendos rrëfimi i tij i parapëlqyer.',
};
