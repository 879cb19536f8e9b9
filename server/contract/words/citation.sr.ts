import type { en } from './citation.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  text: '„{title}“. Верзија {version}, записано {date} {publisher}.',
  text_known: '„{title}“. Верзија {version}, записано {date}, према сазнању од {known} {publisher}.',
  licence: 'Лиценца: {licence}.',
  accessed: 'Приступљено {date}',
  note: 'Верзија {version}, записано {date} Лиценца: {licence}.',
  note_known: 'Верзија {version}, записано {date}, према сазнању од {known} Лиценца: {licence}.',
};
