import type { en } from './desk-drawing.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  kind: 'Çfarë thuhet',
  kind_point: 'Një pikë me pasigurinë e saj',
  kind_line: 'Përgjatë një vije, për shembull një rruge',
  kind_outline: 'Një zonë e vizatuar me dorë',
  kind_area: 'Një zonë e njohur',
  kind_band: 'Një brez përgjatë vijës kufitare',
  width: 'Sa larg vijës, metra',
  width_hint: 'Vendi është brenda kësaj largësie nga vija. Vizatohet si ky rrip, kurrë si pikë.',
  corners: 'Kulmet',
  corners_hint:
    'Klikoni hartën për të shtuar një kulm, tërhiqeni, ose shkruani koordinatat e tij (së pari gjerësia).',
  corner: 'Kulmi',
  corner_n: 'Kulmi {number}: gjerësia, gjatësia',
  add_corner: 'Një kulm tjetër',
  corner_wrong: 'Shkruani gjerësinë, presje, gjatësinë.',
  corner_marker: 'Kulmi {number}: tastet me shigjeta e lëvizin, Delete e heq',
  map_help: 'Një klikim shton një kulm. Mbi një kulm, Delete e heq.',
  paste: 'Ngjitni një vijë ose një zonë',
  paste_hint: 'GeoJSON, tekst WKT, ose një kulm për rresht. Zëvendëson kulmet më poshtë.',
  paste_read: 'Lexoje',
  paste_wrong: 'Nuk është asnjëra: lexohet një vijë ose një zonë pa vrima.',
  paste_done: { one: 'U lexua {count} kulm.', other: 'U lexuan {count} kulme.' },
};
