import type { Same } from './dictionary.ts';
import type { en } from './typed-guard.en.ts';

export const sq: Same<typeof en> = {
  not_kept: 'Ajo që shënuat këtu nuk është ruajtur. Shtypni Esc edhe një herë për ta hequr.',
};
