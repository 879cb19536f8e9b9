import type { en } from './citation.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  text: '“{title}”. Versioni {version}, regjistruar më {date}. {publisher}.',
  text_known:
    '“{title}”. Versioni {version}, regjistruar më {date}, sipas asaj që dihej më {known}. {publisher}.',
  licence: 'Licenca: {licence}.',
  accessed: 'Parë më {date}.',
  note: 'Versioni {version}, regjistruar më {date}. Licenca: {licence}.',
  note_known:
    'Versioni {version}, regjistruar më {date}, sipas asaj që dihej më {known}. Licenca: {licence}.',
};
