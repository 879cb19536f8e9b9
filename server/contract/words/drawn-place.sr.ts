import type { Same } from './dictionary.ts';
import type { en } from './drawn-place.en.ts';

export const srCyrl: Same<typeof en> = {
  line_within: 'дуж нацртане линије, највише {distance} од ње',
  outline: 'унутар нацртаног подручја',
  line_corners: 'дуж нацртане линије ({corners}), ±\u00a0{number}\u00a0m',
  outline_corners: 'унутар нацртаног подручја ({corners})',
};
