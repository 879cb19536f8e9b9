import type { Same } from './dictionary.ts';
import type { en } from './embedding.en.ts';

export const srCyrl: Same<typeof en> = {
  open_whole: 'Отвори целу мапу',
  new_tab: '(отвара се у новој картици)',
  unknown_parts: 'Од овог оквира тражени су делови који не постоје: {unknown}. Постоје: {parts}.',
  shows: 'Филтрирано према: {filters}',
  reading: 'Инцидент',
};
