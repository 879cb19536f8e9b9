import type { en } from './desk-protection.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  protection: 'Mbrojtja',
  protection_hint:
    'Për njerëzit të cilëve mund t’u dëmtojë ajo që është publike. Vlen për të gjitha versionet e incidentit, edhe për të mëparshmet.',
  place_rule: 'Sa saktë e shohin lexuesit vendin',
  rule_exact: 'aq saktë sa e thonë rrëfimet',
  rule_settlement: 'jo më saktë se vendbanimi më i afërt',
  rule_municipality: 'jo më saktë se komuna',
  rule_withheld: 'aspak',
  means_exact: 'Asgjë nuk mbahet.',
  means_settlement:
    'Çdo vend tregohet si afër vendbanimit më të afërt: brenda 2, 5, 10 ose 25 km prej tij. Ku kjo nuk mjafton, tregohet komuna.',
  means_municipality: 'Çdo vend bëhet komuna e tij. Zona që është tashmë më e madhe mbetet.',
  means_withheld: 'Incidenti është në listë dhe numërohet, por nuk është në asnjë hartë.',
  rule_says:
    'Regjistri publik thotë se vendi u bë më pak i saktë për të mbrojtur njerëzit. Rrëfimet nga një grup të dhënash nuk e përmendin më rreshtin e tyre.',
  loosen_needs: 'Vetëm redaktorët mund ta lirojnë një rregull.',
  readers_see: 'Çfarë shohin lexuesit',
  no_preview: 'Shfaqet sapo një rrëfim jep një vend.',
  on_map: 'Vija me pika në hartën e një vendi është ajo që shohin lexuesit.',
  named_still:
    'Këto e përmendin vendin. Në fjalë lexuesit shohin […]; identifikuesin dhe adresën i shohin siç janë:',
  the_id: 'Identifikuesi i incidentit, që është adresa e tij',
  named_none:
    'Asnjë titull, përmbledhje, thënie a burim nuk e përmend vendin me emër. Lexojini gjithsesi: fjalë të tjera mund ta zbulojnë.',
  release_at: 'Jo publik para',
  release_hint:
    'Deri atëherë incidenti i publikuar është vetëm për redaksinë. Pastaj bëhet publik vetvetiu. Bosh: menjëherë.',
  release_held: 'Mbahet deri më {date}: është publikuar, por lexuesit ende nuk e shohin.',
  saved_held: 'U ruajt. Është publikuar dhe bëhet publik pas lëshimit.',
  private_part: 'Shënime dhe kontakte, vetëm për redaksinë',
  private_hint:
    'Nuk janë në asnjë version e në asnjë skedar dhe mund të fshihen përgjithmonë. Kopjet rezervë të bëra më parë i ruajnë. Ky shfletues nuk i ruan: ruajini para se të largoheni.',
  notes: 'Shënime',
  contacts: 'Kontakte',
  contact: 'Kontakti',
  contact_name: 'Emri',
  channel: 'Si mund të arrihet',
  contact_note: 'Shënim',
  add_contact: 'Shto një kontakt',
  save_private: 'Ruaj shënimet dhe kontaktet',
  with_next_save: 'Ruhen bashkë me incidentin.',
  erase: 'Fshi shënimet dhe kontaktet …',
  erase_means: 'Mbishkruhen në bazën e të dhënave dhe nuk mund të kthehen.',
  erase_now: 'Fshi përgjithmonë',
  private_saved: 'Shënimet dhe kontaktet u ruajtën.',
  private_erased: 'Shënimet dhe kontaktet u fshinë.',
  private_unsaved: 'Ende pa u ruajtur.',
  private_failed: 'Shënimet dhe kontaktet nuk u ruajtën. Janë ende në fusha.',
  private_unread: 'Shënimet dhe kontaktet nuk u lexuan.',
  log: 'Kush i shkroi a i fshiu',
  log_written: '{date}: i shkroi {name}',
  log_erased: '{date}: i fshiu {name}',
};
