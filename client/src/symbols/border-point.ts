/**
 * Neutral mark of a border point in a box of 16 units: two bars that face each other, the same from either side. Each
 * bar is left, top, width, height.
 */
export const borderPointBars: readonly [number, number, number, number][] = [
  [5.2, 4.5, 1.8, 7],
  [9, 4.5, 1.8, 7],
];
