import type { Text } from './layers.ts';

/** The notes a deployment can choose from; what each stands for is said in the codebook. */
export const designation: Record<'plain' | 'un' | 'eu' | 'coe', Text> = {
  plain: {
    en: 'The boundaries and names shown do not imply endorsement or acceptance of any position.',
    sq: 'Kufijtë dhe emrat e paraqitur nuk nënkuptojnë miratim ose pranim të asnjë qëndrimi.',
    sr: 'Приказане границе и називи не подразумевају подршку нити прихватање било ког става.',
  },
  un: {
    en: 'All references to Kosovo shall be understood in full compliance with United Nations Security Council Resolution 1244 (1999).',
    sq: 'Të gjitha referencat ndaj Kosovës duhet të kuptohen në përputhje të plotë me Rezolutën 1244 (1999) të Këshillit të Sigurimit të Kombeve të Bashkuara.',
    sr: 'Сва помињања Косова треба разумети у потпуном складу са Резолуцијом 1244 (1999) Савета безбедности Уједињених нација.',
  },
  eu: {
    en: 'This designation is without prejudice to positions on status, and is in line with UNSCR 1244 (1999) and the ICJ Opinion on the Kosovo declaration of independence.',
    sq: 'Ky emërtim nuk paragjykon qëndrimet për statusin dhe është në përputhje me Rezolutën 1244 (1999) të KS të OKB-së dhe me Opinionin e GJND-së për deklaratën e pavarësisë së Kosovës.',
    sr: 'Овај назив не прејудицира ставове о статусу и у складу је са Резолуцијом СБ УН 1244 (1999) и Мишљењем МСП о декларацији о независности Косова.',
  },
  coe: {
    en: 'All references to Kosovo shall be understood in full compliance with United Nations Security Council Resolution 1244 and without prejudice to the status of Kosovo.',
    sq: 'Të gjitha referencat ndaj Kosovës duhet të kuptohen në përputhje të plotë me Rezolutën 1244 të Këshillit të Sigurimit të Kombeve të Bashkuara dhe pa paragjykuar statusin e Kosovës.',
    sr: 'Сва помињања Косова треба разумети у потпуном складу са Резолуцијом 1244 Савета безбедности Уједињених нација и без прејудицирања статуса Косова.',
  },
};
