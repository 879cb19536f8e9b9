import type { en } from './desk-formats.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  paste: 'Налепите координате',
  paste_hint:
    'Децимални степени, степени и минути, MGRS, UTM, geo: адреса или адреса мапе. Ништа се не отвара.',
  paste_wrong: 'Ово није ниједан од облика који се читају. Напишите ширину, зарез, дужину.',
  which: 'На шта се од овога мисли?',
  as_lat_lon: 'Ширина {lat}, дужина {lon}',
  read_as: 'Прочитано: ширина {lat}, дужина {lon}.',
  near: 'Именована места у близини',
  snap: '{place} (удаљено {distance})',
};
