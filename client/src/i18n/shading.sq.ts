import type { Same } from './dictionary.ts';
import type { en } from './shading.en.ts';

export const sq: Same<typeof en> = {
  title: 'Ngjyrosja',
  none: 'Pa ngjyrosje',
  municipality: 'Komunat sipas numrit',
  people: 'Komunat për 10 000 banorë',
  heat: 'Dendësia, në vend të shenjave',
};
