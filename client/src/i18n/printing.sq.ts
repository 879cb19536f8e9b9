import type { Same } from './dictionary.ts';
import type { en } from './printing.en.ts';

export const sq: Same<typeof en> = {
  title: 'Fletë për shtyp ose PDF',
  paper: 'Letra',
  paper_a4: 'A4',
  paper_letter: 'Letter',
  with_list: 'Me listën e incidenteve',
  print: 'Shtyp ose ruaj si PDF',
  preparing: 'Fleta po përgatitet …',
  back: 'Kthehu',
  map_of: 'Harta e incidenteve',
  map_failed: 'Harta nuk u vizatua dot këtu.',
  map_making: 'Harta po vizatohet …',
  legend: 'Legjenda',
  note: 'Emrat dhe kufijtë',
  sources: 'Të kujt janë të dhënat',
  cite: 'Për citim',
  citation: '{product}: {region}. {question}. {dates}. {address}',
  link: 'E njëjta në ekran',
  first_of: '{number} incidentet e para nga {all}, sipas renditjes së listës. Të tjerat merren si skedar.',
  foot: '{product} · {region} · {dates}',
};
