import type { Same } from './dictionary.ts';
import type { en } from './method.en.ts';

export const sq: Same<typeof en> = {
  title: 'Si lexohet kjo hartë',
  lead: 'Incident është diçka për të cilën thuhet se ka ndodhur. Kjo hartë nuk vendos kush ka të drejtë: ajo tregon kush çfarë thotë, ku, dhe prej kur.',
  contents: 'Në këtë faqe',
  now: 'Në këtë hartë, tani',
  no_example: 'Asnjë incident i publikuar këtu nuk e tregon ende këtë.',

  accounts: 'Kush e thotë',
  accounts_are:
    'Çdo incident tregohet nga një ose më shumë rrëfime. Rrëfimi i takon një pohuesi: një policie, një zyre, një misioni, një gazete. Ai ruan vendin, kohën, fjalët dhe numrat e atij pohuesi, bashkë me burimet prej nga vijnë.',
  accounts_words:
    'Titulli, përmbledhja dhe lloji shkruhen nga redaktorët, me fjalë që nuk i takojnë asnjë pale. Një fjalë si “arrestim” apo “rrëmbim” nuk është kurrë e incidentit: ajo qëndron te pohuesi që e përdor.',
  accounts_first:
    'Lista dhe harta fillojnë me një rrëfim të secilit incident. Cili është ai, e vendosin rregulla, dhe asnjëra prej tyre nuk lexon çfarë thotë rrëfimi. Me këtë radhë: renditja që e kanë shkruar redaktorët; vlerësimi më i mirë; publikimi më i hershëm; nga vendet e përmendura, ai më pak i saktë; identifikuesi. Çdo incident e tregon rregullën që vendosi.',
  accounts_rival:
    'Kur rrëfimet nuk pajtohen, incidenti është i kontestuar dhe simboli i tij vizatohet me vija. Hapeni, dhe vizatohet çdo vend i përmendur: secili pohues ka një ngjyrë dhe një lloj vije, që i shpjegon legjenda. “Krah për krah” i vë rrëfimet pranë njëri-tjetrit.',
  accounts_count: {
    one: '{contested} nga {incidents} është i kontestuar.',
    other: '{contested} nga {incidents} janë të kontestuara.',
  },
  incidents: { one: '{count} incident', other: '{count} incidente' },
  accounts_example: 'E tregojnë {claimants}:',

  place: 'Ku: simboli është aq i gjerë sa pasiguria',
  place_never:
    'Simboli nuk thotë kurrë më shumë se rrëfimi. Kur është përmendur vetëm komuna, vizatohet sipërfaqja e saj, e kurrë një pikë në mes.',
  place_table: 'Sa mirë dihet vendi, si vizatohet, dhe sa incidente janë vendosur ashtu',
  place_column: 'Vendi dihet si',
  drawn_column: 'Vizatohet si',
  count_column: 'Incidente tani',
  drawn_point: 'pikë',
  drawn_disc: 'rreth, diku brenda tij',
  drawn_area: 'sipërfaqe, diku në të',
  drawn_band: 'brez me vija pranë vijës',
  drawn_list: 'nuk vizatohet: është në listë dhe numërohet',
  place_numbers:
    'Numri në rreth numëron incidentet që janë afër njëri-tjetrit; numri në një sipërfaqe numëron ato që janë diku në të. Harta, lista, grafiku dhe skedarët i përgjigjen një pyetjeje të vetme dhe numërojnë njësoj.',
  place_derived:
    'Komuna, vendkalimi më i afërt dhe largësia nga vija kufitare nxirren nga vendi. Incidenti, rrethi i të cilit prek dy komuna, është “ndoshta” në secilën prej tyre.',
  place_protected:
    'Ku një vend mund t’i vërë njerëzit në rrezik, redaktorët mund ta tregojnë jo më saktë se vendbanimi më i afërt a komuna, ose ta mbajnë. Atëherë gjithçka këtu nxirret nga vendi më i gjerë, për të gjitha versionet e datat, dhe incidenti e thotë: “{word}”. Emrat e vendit zëvendësohen me […] në fjalët e tij.',

  time: 'Kur: periudha, jo çaste',
  time_spans:
    'Incidenti ka një fillim, dhe një fund kur ka zgjatur. Datat në filtër gjejnë gjithçka që ndodhte në atë kohë, edhe atë që kishte filluar më parë.',
  time_end:
    'Kur rrëfimi i parë nuk përmend fund, fundi merret nga rrëfimi tjetër që përmend të njëjtin fillim.',
  time_zone: 'Ditët dhe orët janë ato të zonës kohore {zone}. Sa saktë dihet koha, thuhet pranë saj.',

  sure: 'Sa e sigurt: vlerësimet dhe verifikimi',
  sure_grades:
    'Rrëfimi mund të ketë dy vlerësime të kodit të Admiralitetit, të dhëna veç e veç: sa i besueshëm është burimi dhe sa e besueshme është ajo që thotë. F dhe 6 do të thonë se askush nuk mund ta vlerësojë. Nuk do të thonë se është keq.',
  reliability: 'Besueshmëria e burimit',
  credibility: 'Besueshmëria e asaj që thotë',
  sure_verified:
    'Nëse ka ndodhur fare, e tregon verifikimi i incidentit; unaza e simbolit e shfaq atë. Që diçka ka ndodhur mund të jetë e verifikuar, ndërsa mbetet e kontestuar ku, si apo nga kush.',
  sure_sources: 'Burimet që përsërisin një tekst numërohen si një burim, sado që të jenë.',

  known: 'Prej kur: tri orë',
  clock_occurred: 'Ka ndodhur',
  clock_occurred_is: 'kur ka ndodhur.',
  clock_known: 'Është ditur',
  clock_known_is: 'prej kur mund ta dinte publiku. Rrëfimi dihet prej ditës kur doli burimi i tij i parë.',
  clock_recorded: 'Është regjistruar',
  clock_recorded_is: 'kur e ka shkruar ky shërbim.',
  known_date:
    'Me një datë njohjeje, e gjithë harta lexohet ashtu si ishte atëherë. Titujt, vendet, numrat dhe numërimet vijnë nga ajo që ishte publikuar deri atëherë, dhe nga asgjë e mëvonshme.',
  known_undated:
    'Rrëfimi, burimet e të cilit nuk kanë datë, merret si i njohur prej fundit të incidentit, dhe kjo thuhet.',
  known_example: 'Deri më {date} për të kishin folur vetëm: {claimants}.',
  known_read: 'Lexoje si dihej deri atëherë',

  figures: 'Numrat',
  figures_whose:
    'Numri i takon atij që e ka thënë, dhe mbetet i shënuar edhe kur e zëvendëson një tjetër. Numrat e pohuesve të ndryshëm nuk mblidhen kurrë bashkë.',

  changes: 'Korrigjimet',
  changes_kept:
    'Asgjë që është publikuar nuk hiqet. Korrigjimi bën një version të ri, me arsyen e tij; incidenti i tërhequr e mban adresën dhe e thotë këtë. “Cito” jep një adresë që lexohet njësoj përgjithmonë.',

  limits: 'Çfarë nuk mund të tregojë kjo hartë',
  limits_empty:
    'Ajo tregon çfarë ka raportuar dikush dhe ka shkruar dikush këtu. Një vend bosh nuk është vend i qetë.',
  limits_loud:
    'Më shumë rrëfime nuk janë më shumë e vërtetë: kush publikon më së shumti, dëgjohet më së shumti.',
  limits_counts:
    'Numërimi i incidenteve nuk e mat peshën e tyre. Dallimi mes dy vendeve apo dy viteve mund të jetë te raportimi.',
  limits_position: 'Emrat dhe vijat nuk mbajnë qëndrim.',

  take: 'Merre me vete',
  take_files:
    'Gjithçka që shfaqet mund të shkarkohet me të njëjtët filtra te “Të dhënat”, dhe lexohet nga programet te {api}.',

  keys: 'Tastet',
  keys_on:
    'Tastet e vetme punojnë kështu. Mund të çaktivizohen, për ata që diktojnë ose që e ndajnë tastierën.',
  keys_switch: 'Tastet e vetme e bëjnë këtë',
  key_help: 'Shfaq këto taste',
  key_search: 'Shko te kërkimi',
  key_next: 'Incidenti tjetër i listës',
  key_previous: 'Incidenti para tij',
  key_map: 'Shko te harta: shigjetat e lëvizin, plusi dhe minusi e zmadhojnë',
  key_list: 'Shko te lista ose te incidenti',
  key_describe: 'Përshkruaje hartën me fjalë',
  key_close: 'Mbyll një dritare, ose listën e një vendi',

  suggest: 'Mungon diçka ose është gabim? Propozojeni, pa llogari.',
  access_title: 'Qasshmëria e kësaj harte',
  access_aim:
    'Incident Atlas është ndërtuar për t’i përmbushur Udhëzimet për qasshmërinë e përmbajtjes në ueb (WCAG) 2.2, niveli AA, në anglisht, shqip dhe serbisht (në të dy alfabetet).',
  access_tested: 'Si testohet',
  access_tested_auto:
    'Çdo faqe dhe shumë gjendje të saj shqyrtohen nga axe-core në të dy paletat e ngjyrave sa herë që ndryshon programi; një gabim e ndal ndryshimin.',
  access_tested_keys: 'Leximi testohet vetëm me tastierë, në gjerësi prej telefonit deri te ekrani i gjerë.',
  access_ways: 'Çfarë ka për përdorim',
  access_list:
    'Lista thotë atë që thotë harta: të njëjtat incidente, të njëjtat numërime, dhe vendin e secilit me fjalë.',
  access_plain:
    'Faqet pa asnjë skript, që i lexon çdo shfletues, janë te {api}: lista, secili incident, rrëfimet dhe historia e tij.',
  access_motion:
    'Kur pajisja kërkon më pak lëvizje, harta kërcen në vend që të rrëshqasë, dhe asgjë nuk luhet vetvetiu.',
  access_colour:
    'Asnjë kuptim nuk mbështetet vetëm te ngjyra: lloji ka simbol, pohuesi lloj vije, verifikimi unazë.',
  access_limits: 'Çfarë mungon',
  access_canvas:
    'Vetë harta është një pamje për lexuesin e ekranit. “Përshkruaje hartën me fjalë” (tasti D) tregon çfarë shfaq ajo; trajtat e sipërfaqeve nuk përshkruhen.',
  access_words: 'Tekstet shqip dhe serbisht presin kontrollin e lexuesve amtarë.',
  access_readers:
    'Nuk është provuar me çdo lexues ekrani. Tregojuni atyre që e mbajnë këtë hartë se çfarë nuk punon.',
};
