import type { en } from './at-hand.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  describe: 'Përshkruaje hartën me fjalë',
  describe_short: 'Me fjalë',
  summary: '{question} {incidents}. “{describe}” i tregon të gjitha: ku, kur, çfarë është e kontestuar.',
  on_paper: 'Harta për letër është te {address}',
  views: 'Pamjet',
};
