import type { Same } from './dictionary.ts';
import type { en } from './part-failed.en.ts';

export const sq: Same<typeof en> = {
  failed: 'Kjo pjesë e faqes nuk erdhi: shërbimi nuk arrihet, ose u përtëri pasi u hap faqja.',
  reload: 'Ngarko faqen përsëri',
};
