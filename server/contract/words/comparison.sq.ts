import type { en } from './comparison.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  compared: 'Çfarë u bë e njohur',
  compared_span: 'Nga {from} deri {until}',
  until_now: 'tani',
  nothing_changed: 'Asgjë nuk ndryshoi mes dy datave.',
  kind_appeared: 'i ri',
  kind_entered: 'gjendet tani',
  kind_corrected: 'korrigjuar',
  kind_changed: 'ndryshuar',
  kind_left: 'nuk gjendet më',
  kind_retracted: 'tërhequr',
  means_appeared: 'Në datën e mëparshme nuk dihej asgjë për të.',
  means_entered: 'Dihej, por këta filtra e gjejnë vetëm që atëherë.',
  means_corrected:
    'Kush kishte dhënë një numër, tani jep tjetër, ose regjistri zëvendësoi atë që kishte thënë.',
  means_changed: 'Lexohet ndryshe.',
  means_left: 'Dihet ende, por këta filtra nuk e gjejnë më.',
  means_retracted: 'U tërhoq nga regjistri.',
  became_known: 'U bë e njohur: {date}',
  retracted_on: 'Tërhequr: {date}',
  reason: 'Arsyeja: {reason}',
  said_by: { one: 'E thotë {number} rrëfim', other: 'E thonë {number} rrëfime' },
  differences: { one: '{number} dallim', other: '{number} dallime' },
  page_of: '{from} deri {to} nga {all}',
};
