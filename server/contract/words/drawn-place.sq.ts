import type { Same } from './dictionary.ts';
import type { en } from './drawn-place.en.ts';

export const sq: Same<typeof en> = {
  line_within: 'përgjatë një vije të vizatuar, brenda {distance} prej saj',
  outline: 'brenda një zone të vizatuar',
  line_corners: 'përgjatë një vije të vizatuar ({corners}), ±\u00a0{number}\u00a0m',
  outline_corners: 'brenda një zone të vizatuar ({corners})',
};
