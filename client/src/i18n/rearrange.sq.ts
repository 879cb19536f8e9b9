import type { Same } from './dictionary.ts';
import type { en } from './rearrange.en.ts';

export const sq: Same<typeof en> = {
  whole: 'Incidenti si tërësi',
  whole_hint: 'Versionet e tij mund të krahasohen dhe të rikthehen te faqja e historikut.',
  history: 'Historiku',
  save_first: 'Ruani ose hidhni poshtë atë që shkruat, para se të bashkoni ose të ndani.',
  merge_open: 'Bashko me një tjetër …',
  split_open: 'Ndaj rrëfime …',
  reason: 'Arsyeja',
  reason_hint: 'Lexuesit e shohin te historiku.',
  restore: 'Rikthe versionin {version}',
  restore_means:
    'Ajo që thotë versioni {version} bëhet versioni i ardhshëm. Asgjë nuk fshihet: ajo që vlen tani mbetet te historiku. Gjendja dhe mbrojtja mbeten siç janë.',
  restore_now: 'Rikthe si version i ri',
  would_change: { one: '{count} dallim', other: '{count} dallime' },
  nothing: 'Thotë atë që vlen tani: nuk ka çfarë të rikthehet.',
  before_merge:
    'Ky version është nga koha para se “{id}” të bashkohej me këtë incident: rrëfimet e tij do të mbeteshin vetëm në historik.',
  before_split: 'Ky version është nga koha para se “{id}” të ndahej: rrëfimet e tij do të ishin te të dy.',
  wait: 'Po krahasohet …',
  merge: 'Bashko me një incident tjetër',
  merge_means:
    'Të gjitha rrëfimet e këtij incidenti vazhdojnë te tjetri. Ky del nga harta, listat dhe numërimet; adresa e tij çon te tjetri dhe historiku i tij mbetet i lexueshëm. Kjo nuk mund të zhbëhet.',
  merge_keeps:
    'Titulli, përmbledhja dhe renditja e tjetrit mbeten. Shënimet, kontaktet dhe komentet e këtij mbeten me të.',
  merge_into: 'Incidenti që e merr',
  merge_hint: 'Kërkoni me fjalë të titullit, ose shkruani identifikuesin.',
  merge_near: 'Afër në vend dhe në kohë',
  merge_change: 'Çfarë ndryshon te “{title}”',
  merge_now: 'Bashko përfundimisht',
  choose_other: 'Zgjidhni incidentin tjetër.',
  stricter_from:
    'Ky incident mbrohet më rreptë: rregulli i tij vlen tani për të dy, edhe në versionet e mëparshme. Lexuesit i shohin vendet {rule}.',
  stricter_into:
    'Incidenti tjetër mbrohet më rreptë: rregulli i tij vlen tani për të dy, edhe në versionet e mëparshme. Lexuesit i shohin vendet {rule}.',
  split: 'Ndaj rrëfime',
  split_means:
    'Rrëfimet që zgjidhni bëhen incident më vete; të tjerat mbeten këtu. Të paktën një shkon dhe një mbetet.',
  split_accounts: 'Rrëfimet që shkojnë',
  split_title: 'Titulli i incidentit të ri, në shqip',
  split_title_hint: 'Gjuhë të tjera mund të shtohen te formulari i tij.',
  split_relation: 'Lidhja e incidentit të ri me këtë',
  split_publish: 'Publikoje menjëherë',
  split_draft_hint: 'Përndryshe është skicë, dhe lexuesit nuk i shohin rrëfimet e tij derisa të publikohet.',
  changes_here: 'Çfarë ndryshon këtu',
  split_goes: 'Çfarë humbin rrëfimet që shkojnë',
  split_now: 'Ndaj',
  choose_accounts: 'Zgjidhni disa rrëfime dhe lini të paktën një.',
  title_missing: 'Jepini një titull.',
  merged_here: '“{id}” u bashkua me këtë incident.',
  split_done: 'Rrëfimet u ndanë.',
  split_see: 'Te incidenti i ri',
  led_here: '“{id}” u bashkua me këtë incident: rrëfimet e tij janë ndër këto.',
  its_history: 'Historiku i tij',
  was_merged: 'Ky incident u bashkua me një tjetër më {date}.',
  see_other: 'Te incidenti ku rrëfehet tani',
};
