import type { Same } from './dictionary.ts';
import type { en } from './views.en.ts';

export const sq: Same<typeof en> = {
  title: 'Pamjet tuaja',
  only_here:
    'Ajo që ruani mbetet në këtë shfletues, në këtë pajisje. Askush tjetër nuk e sheh, shërbimit nuk i thuhet, dhe humbet kur fshini të dhënat e kësaj faqeje.',
  forgetful:
    'Ky shfletues nuk ruan asgjë për këtë faqe: ajo që ruani këtu humbet kur largoheni ose e ringarkoni. Për ta mbajtur një pamje, kopjoni adresën e saj te “Ndaj”.',
  save: 'Ruaje këtë pamje',
  save_what: 'Me filtrat, datat, kush e tregon, dhe ku qëndron harta:',
  save_not: 'Kjo faqe nuk është për lexuesit dhe nuk ruhet.',
  name: 'Emri',
  save_button: 'Ruaj',
  saved_as: 'U ruajt si “{name}”.',
  name_empty: 'Jepini një emër.',
  name_long: 'Së shumti {most} shkronja.',
  name_taken: 'Një pamje me këtë emër është ruajtur tashmë.',
  full: 'Ka vend për {most} pamje; hiqni njërën më parë.',
  saved: 'Të ruajturat',
  saved_none: 'Ende nuk keni ruajtur asnjë pamje.',
  rename: 'Riemërto',
  rename_one: 'Riemërto “{name}”',
  rename_done: 'Riemërtoje',
  cancel: 'Anulo',
  remove: 'Hiq',
  remove_one: 'Hiq “{name}”',
  removed: '“{name}” u hoq.',
  put_back: 'Ktheje',
  recent: 'Të fundit',
  recent_none: 'Këtu do të qëndrojnë pamjet që i shikoni disa sekonda.',
  recent_off: 'Pamjet e fundit nuk ruhen.',
  recent_keep: 'Ruaj {most} pamjet e fundit në këtë shfletues',
  recent_forget: 'Harroji',
  history: 'Historia e: {title}',
  story: 'Rrjedha: {title}',
  since: 'krahasuar me {date}',
};
