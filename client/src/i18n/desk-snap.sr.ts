import type { en } from './desk-snap.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  named: '{name} ({kind})',
  point: '{place}',
  corner: '{place}, једно теме',
  edge: '{place}, најближа тачка',
  near: 'Близу: {what}, {distance}. Enter на ознаци преузима то место.',
  near_corner: 'Близу: {what}, {distance}. Enter на ознаци, или у пољу темена, преузима то место.',
  take: 'Преузми ово место',
  taken: 'Преузето: {what}.',
  switch: 'Приони уз позната места',
  switch_hint: 'Клик, или пуштена ознака, тада преузима оно што је обележено. Памти се у овом прегледачу.',
};
