import type { en } from './desk-record.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  download: 'Shkarko regjistrin',
  means:
    'Të gjitha versionet ashtu siç u shkruan, kush çfarë bëri dhe dëshmia që mund ta kontrollojë kushdo, në një skedar. Ai mban edhe atë që një rregull mbrojtjeje ua fsheh lexuesve; shënohet se e morët.',
};
