import type { en } from './desk-snap.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  named: '{name} ({kind})',
  point: '{place}',
  corner: '{place}, një kulm',
  edge: '{place}, pika më e afërt',
  near: 'Afër: {what}, {distance}. Enter mbi shenjën e merr.',
  near_corner: 'Afër: {what}, {distance}. Enter mbi shenjën, ose në fushën e kulmit, e merr.',
  take: 'Merr këtë vend',
  taken: 'U mor: {what}.',
  switch: 'Kap vendet e njohura',
  switch_hint:
    'Një klikim, ose lëshimi i shenjës, merr atëherë atë që është shënuar. Ruhet në këtë shfletues.',
};
