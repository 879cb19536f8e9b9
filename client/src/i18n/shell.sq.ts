import type { Same } from './dictionary.ts';
import type { en } from './shell.en.ts';

export const sq: Same<typeof en> = {
  product: 'Incident Atlas',
  map: 'Harta',
  list: 'Lista',
  desk: 'Redaksia',
  data: 'Të dhënat',
  help: 'Ndihmë',
  share: 'Ndaj',
  log_in: 'Hyr',
  log_out: 'Dil',
  language: 'Gjuha',
  theme: 'Ngjyrat',
  theme_system: 'Si pajisja',
  theme_light: 'Të çelëta',
  theme_dark: 'Të errëta',
  skip_to_list: 'Kalo te lista e incidenteve',
  loading: 'Po ngarkohet …',
  unreachable: 'Shërbimi nuk arrihet.',
  last_shown: 'Ende shfaqet përgjigjja e fundit që erdhi.',
  offline:
    'Shërbimi nuk arrihet. Ajo që shihni është lexuar më {date} dhe ruajtur nga ky shfletues; pjesët e hartës që nuk u hapën atëherë janë bosh.',
  disconnected: 'Përditësimet e drejtpërdrejta janë ndërprerë; po rilidhet.',
  failed: 'Diçka shkoi keq: {detail}',
  try_again: 'Provo përsëri',
  page_unknown: 'Kjo faqe nuk ekziston.',
  back_to_map: 'Kthehu te harta',
  change_created: 'U publikua një incident i ri: {title}',
  change_amended: 'Incidenti u përditësua: {title}',
  change_retracted: 'Incidenti u tërhoq.',
  change_imported: { one: 'U importua {count} incident.', other: 'U importuan {count} incidente.' },
};
