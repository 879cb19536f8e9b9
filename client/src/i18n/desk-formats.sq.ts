import type { en } from './desk-formats.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  paste: 'Ngjitni koordinatat',
  paste_hint:
    'Shkallë dhjetore, shkallë e minuta, MGRS, UTM, një adresë geo: ose adresa e një harte. Asgjë nuk hapet.',
  paste_wrong: 'Kjo nuk është asnjë nga format që lexohen. Shkruani gjerësinë, presje, gjatësinë.',
  which: 'Cila nga të dyja nënkuptohet?',
  as_lat_lon: 'Gjerësia {lat}, gjatësia {lon}',
  read_as: 'U lexua si gjerësi {lat}, gjatësi {lon}.',
  near: 'Vende me emër afër',
  snap: '{place} (larg {distance})',
};
