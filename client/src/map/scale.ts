import type { Map as MapLibreMap } from 'maplibre-gl';

/** A round distance and how long it is on the screen. */
export interface Scale {
  metres: number;
  pixels: number;
}

/** Largest of 1, 2, 5 times a power of ten that is not above a number above zero. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [5, 2, 1].find((one) => one * power <= value) ?? 1;
  return digit * power;
}

const longest = 96;

/** The scale in the middle of a map, at most 96 CSS pixels long; null while the map has no size. */
export function scaleOf(map: MapLibreMap): Scale | null {
  const { clientWidth, clientHeight } = map.getContainer();
  if (!clientWidth || !clientHeight) return null;
  const y = clientHeight / 2;
  const metres = map.unproject([0, y]).distanceTo(map.unproject([longest, y]));
  if (!(metres > 0)) return null;
  const round = roundBelow(metres);
  return { metres: round, pixels: Math.round((longest * round) / metres) };
}
