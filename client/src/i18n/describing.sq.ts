import type { en } from './describing.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  title: 'Kjo hartë me fjalë',
  shown: 'Çfarë shfaqet',
  preferred:
    'Çdo incident tregohet nga rrëfimi që e vënë të parin rregullat; kur rrëfimet e kundërshtojnë njëri-tjetrin, ai është i kontestuar.',
  total: { one: '{number} incident gjithsej', other: '{number} incidente gjithsej' },
  of_which: '{incidents}, prej tyre të kontestuara: {contested}',
  nothing: 'Asnjë incident nuk përputhet, prandaj harta nuk shfaq asnjë.',
  where: 'Ku',
  by_municipality: 'Sipas komunave',
  counted_each:
    'Incidenti numërohet në çdo komunë ku e vendos ndonjë rrëfim, edhe kur kjo është vetëm e mundshme: numrat bashkë mund ta kalojnë gjithsejin.',
  no_municipality: 'Asnjëri nuk është vendosur në ndonjë komunë të kësaj harte.',
  in_view: 'Në pamjen e tanishme të hartës, vend për vend',
  in_view_none: 'Asnjë incident nuk ka pikë në këtë pamje.',
  in_view_many:
    'Në pamje ka më shumë se {most} incidente, tepër për t’u treguar një nga një. Afrohu, ose vendos një filtër.',
  near: 'Pranë vendit {place}, {part}: {incidents}',
  not_near: 'Larg vendeve me emër, {part}: {incidents}',
  part_middle: 'në mes',
  part_north: 'në veri',
  part_south: 'në jug',
  part_west: 'në perëndim',
  part_east: 'në lindje',
  part_north_west: 'në veriperëndim',
  part_north_east: 'në verilindje',
  part_south_west: 'në jugperëndim',
  part_south_east: 'në juglindje',
  when: 'Kur',
  earliest: 'I pari',
  latest: 'I fundit që filloi',
  busiest: 'Muaji me më shumë incidente',
  what: 'Çfarë ndodhi, dhe a është verifikuar',
  contested: 'Të kontestuara',
  contested_count: {
    one: 'Për {number} incident rrëfimet e kundërshtojnë njëri-tjetrin.',
    other: 'Për {number} incidente rrëfimet e kundërshtojnë njëri-tjetrin.',
  },
  contested_none: 'Për asnjë incident rrëfimet nuk e kundërshtojnë njëri-tjetrin.',
  account_place: '{claimant} përmend: {place}',
  apart:
    'Ajo që përmendin {one} dhe {other} është {distance} larg njëra-tjetrës, nga mesi në mes. Asnjë pikë tjetër rivale nuk është më larg.',
  areas: 'Të vizatuara si zona, sepse nuk dihet më shumë',
  areas_none: 'Asnjë.',
  unplaced: 'Jo në hartë',
  unplaced_none: 'Çdo incident ka vend në hartë.',
  more: { one: 'edhe {number} në listë', other: 'edhe {number} në listë' },
};
