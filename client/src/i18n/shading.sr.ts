import type { Same } from './dictionary.ts';
import type { en } from './shading.en.ts';

export const srCyrl: Same<typeof en> = {
  title: 'Сенчење',
  none: 'Без сенчења',
  municipality: 'Општине по броју',
  people: 'Општине на 10.000 становника',
  heat: 'Густина, уместо знакова',
};
