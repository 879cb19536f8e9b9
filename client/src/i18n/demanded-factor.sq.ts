import type { en } from './demanded-factor.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  title: 'Edhe një hap',
  means:
    'Ky shërbim kërkon një hap të dytë në hyrje nga kushdo që mund të publikojë. Vendoseni tani; redaksia hapet sapo të përfundojë.',
};
