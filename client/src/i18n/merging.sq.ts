import type { Same } from './dictionary.ts';
import type { en } from './merging.en.ts';

export const sq: Same<typeof en> = {
  your_choice: 'Të dy e ndryshuan këtë: zgjidhni',
  before: 'Më parë',
  theirs: 'Versioni i ruajtur',
  mine: 'Teksti juaj',
  nothing_there: 'asgjë',
  taken_theirs: 'Ndryshuar në versionin e ruajtur, merret',
  taken_mine: 'Ndryshuar në tekstin tuaj, mbahet',
  no_conflict: 'Ndryshimet nuk preken me njëra-tjetrën; mbahen të dyja.',
  missing: { one: 'Zgjidhni në {count} vend.', other: 'Zgjidhni në {count} vende.' },
  save: 'Ruaj tekstin e bashkuar',
  retracted: 'Ndërkohë u tërhoq dhe nuk mund të ndryshohet më.',
};
