import type { Same } from './dictionary.ts';
import type { en } from './every-place.en.ts';

export const sq: Same<typeof en> = {
  choice: 'Vendet e të gjitha rrëfimeve',
  banner:
    'Vizatohet vendi i çdo rrëfimi, me ngjyrën dhe vijën e atij që e përmend. Çdo incident numërohet një herë, aty ku e vendos rrëfimi i tij i parapëlqyer.',
  counted: 'Një numër e numëron çdo incident një herë, aty ku e vendos rrëfimi i tij i parapëlqyer.',
  sharing: 'Ata që flasin më pak e ndajnë vijën e hirtë.',
  tied: 'Nën kursor ose në fokus: vija të holla lidhin vendet e një incidenti',
  left_out:
    'Aty ku më shumë se 300 incidente janë afër, vizatohen vetëm numrat: afrohuni për të parë kush e përmend cilin vend.',
};
