import type { Same } from './dictionary.ts';
import type { en } from './telling.en.ts';

export const sq: Same<typeof en> = {
  hint: 'Vendi, koha, lloji, aktorët dhe shifrat siç i jep një pohues i vetëm. Ajo për të cilën ai nuk thotë asgjë nuk përfshihet; asnjë rrëfim nuk merret si i vërtetë.',
  preferred: 'Rrëfimi i parapëlqyer i çdo incidenti',
  banner:
    'Lexohet sipas pohuesit {claimant}: {shown} nga {all} incidente. Çka thonë të tjerët gjendet te çdo incident.',
  banner_loading: 'Lexohet sipas pohuesit {claimant}. Çka thonë të tjerët gjendet te çdo incident.',
  leave: 'Lexo rrëfimet e parapëlqyera',
  untold: '{claimant} nuk thotë asgjë për këtë incident, ose nuk kishte thënë ende në datën e leximit.',
};
