import type { en } from './comparing.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  caption:
    '{title}: çfarë thotë secili rrëfim, aspekt pas aspekti. Pohuesit renditen sipas kohës së thënies së parë.',
  undisputed: 'E pakontestuar',
  undisputed_hint:
    'Ajo që e thonë së paku dy pohues, ku ata të një organizate numërohen si një, dhe që nuk e kundërshton asnjë rrëfim i njohur në datën e leximit.',
  nothing_undisputed: 'Asgjë nuk thuhet njësoj nga dy pohues pa u kundërshtuar.',
  it_happened: 'Ka ndodhur.',
  municipality: 'Komuna: {places}',
  in_role: '{name} ({role})',
  said_by: 'e thonë: {names}',
  differs_from: 'ndryshon nga: {names}',
  verdict_differ: 'rrëfimet ndryshojnë',
  verdict_agree: 'pa kundërthënie',
  verdict_one: 'flet vetëm një',
  occurrence_differ: 'disa mohojnë se ka ndodhur',
  occurrence_agree: 'askush nuk mohon se ka ndodhur',
  occurrence_one: 'flet vetëm një',
};
