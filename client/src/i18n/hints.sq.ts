import type { Same } from './dictionary.ts';
import type { en } from './hints.en.ts';

export const sq: Same<typeof en> = {
  hints: 'Këshilla',
  at: 'Këshilla {at} nga {count}',
  contested: 'Me vija do të thotë e kontestuar.',
  contested_is:
    'Rrëfimet e kundërshtojnë njëri-tjetrin: hapeni incidentin për të lexuar kush çfarë thotë, krah për krah.',
  dates: 'Dy lloje datash.',
  dates_is:
    'Periudha tregon kur ndodhi. Data e njohjes tregon prej kur mund ta dinte publiku: me të e lexon hartën siç ishte atëherë.',
  areas: 'Zona në vend të pikave.',
  areas_is: 'Kur nuk dihet vendi i saktë, vizatohet një disk ose një zonë, aq e gjerë sa pasiguria.',
  more: 'Më shumë për këtë',
  next: 'Këshilla tjetër',
  off: 'Pa këshilla të tjera',
};
