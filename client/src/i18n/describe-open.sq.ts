import type { en } from './describe-open.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  open: 'Përshkruaje hartën me fjalë',
  summary: '{question} {incidents}. “{open}” i tregon të gjitha: ku, kur, çfarë është e kontestuar.',
};
