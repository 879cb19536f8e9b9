import type { Same } from './dictionary.ts';
import type { en } from './embedding.en.ts';

export const sq: Same<typeof en> = {
  open_whole: 'Hap hartën e plotë',
  new_tab: '(hapet në një skedë të re)',
  unknown_parts: 'Këtij kuadri iu kërkuan pjesë që nuk ekzistojnë: {unknown}. Ekzistojnë: {parts}.',
  shows: 'Filtruar sipas: {filters}',
  reading: 'Incidenti',
};
