import type { Same } from './dictionary.ts';
import type { en } from './refusal.en.ts';

export const sq: Same<typeof en> = {
  title_400: 'Kjo adresë nuk mund të lexohet',
  title_401: 'Duhet hyrja',
  title_403: 'Nuk lejohet',
  title_404: 'Nuk u gjet',
  title_405: 'Kjo nuk mund të bëhet këtu',
  title_406: 'Nuk jepet në këtë formë',
  title_410: 'E tërhequr',
  title_429: 'Tepër kërkesa',
  title_500: 'Diçka shkoi keq këtu',
  title_503: 'I zënë',
  title_other: 'Kjo nuk funksionoi',
  not_found: 'Në këtë adresë nuk ka asgjë.',
  parameter_invalid: 'Parametri “{parameter}” nuk mund të jetë “{value}”.',
  not_acceptable: 'Kjo nuk jepet në asnjë nga llojet e kërkuara.',
  log_in_first: 'Kjo është për ata që kanë hyrë.',
  busy: 'Shërbimi është i zënë; provoni përsëri pas pak.',
  internal: 'Gabimi u shënua.',
  too_many_suggestions:
    'Nga kjo lidhje erdhën aq propozime sa mund të vijnë në një orë. Ajo që shkruat nuk u dërgua: kthehuni, ruajeni dhe dërgojeni më vonë.',
  retracted: 'Ky incident u publikua dhe pastaj u tërhoq.',
  retracted_at: 'U tërhoq më',
  reason: 'Arsyeja',
  parameter: 'Parametri',
  value: 'Vlera',
  allowed: 'Lejohet',
  position: 'Nga shenja',
  status: 'Gjendja',
  ways: 'Ku të vazhdoni',
  without: 'Kjo adresë pa “{parameter}”',
};
