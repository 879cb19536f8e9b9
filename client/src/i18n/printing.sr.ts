import type { Same } from './dictionary.ts';
import type { en } from './printing.en.ts';

export const srCyrl: Same<typeof en> = {
  title: 'Лист за штампу или PDF',
  paper: 'Папир',
  paper_a4: 'А4',
  paper_letter: 'Letter (САД)',
  with_list: 'Са списком инцидената',
  print: 'Штампај или сачувај као PDF',
  preparing: 'Лист се припрема …',
  back: 'Назад',
  map_of: 'Мапа инцидената',
  map_failed: 'Мапа овде није могла да се исцрта.',
  map_making: 'Мапа се исцртава …',
  legend: 'Легенда',
  note: 'Називи и границе',
  sources: 'Чији су подаци',
  cite: 'За цитирање',
  citation: '{product}: {region}. {question}. {dates}. {address}',
  link: 'Исто на екрану',
  first_of: 'Првих {number} од {all} инцидената, редом као на списку. Остали се могу преузети као датотека.',
  foot: '{product} · {region} · {dates}',
};
