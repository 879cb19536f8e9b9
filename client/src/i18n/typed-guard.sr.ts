import type { Same } from './dictionary.ts';
import type { en } from './typed-guard.en.ts';

export const srCyrl: Same<typeof en> = {
  not_kept: 'Оно што сте овде унели није сачувано. Притисните Esc још једном да то одбаците.',
};
