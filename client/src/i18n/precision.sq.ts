import type { Same } from './dictionary.ts';
import type { en } from './precision.en.ts';

export const sq: Same<typeof en> = {
  label: 'Jo më pak i saktë se',
  any: 'Çfarëdo, ose pa vend fare',
  hint: 'Vlen vendi siç e jep rrëfimi që lexohet. Një brez përgjatë një vije është aq i saktë sa një komunë.',
};
