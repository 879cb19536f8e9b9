import type { Same } from './dictionary.ts';
import type { en } from './place-code.en.ts';

export const sq: Same<typeof en> = {
  kind_city: 'Qytet',
  kind_town: 'Qytezë',
  kind_village: 'Fshat',
  kind_hamlet: 'Lagje',
  kind_municipality: 'Komunë',
  'kind_common-crossing-point': 'Pikëkalim i përbashkët',
  'kind_police-post': 'Post policor',
  'kind_municipal-building': 'Ndërtesë komunale',
  kind_monastery: 'Manastir',
  kind_military: 'Objekt ushtarak',
  kind_police: 'Polici',
  kind_hospital: 'Spital',
  kind_court: 'Gjykatë',
  kind_outer: 'Vijë e jashtme',
  kind_main: 'Vija kryesore',
  kind_municipal: 'Vijë komunale',
  kind_area: 'Hapësirë',
  kind_river: 'Lumë',
  kind_lake: 'Liqen',
  kind_road: 'Rrugë',
  class_motorway: 'Autostradë',
  class_trunk: 'Rrugë magjistrale',
  class_primary: 'Rrugë kryesore',
  class_secondary: 'Rrugë dytësore',
};
