import { extentOf } from './extent.ts';
import { mercator } from './mercator.ts';
import type { ReferenceData } from './reference-data.ts';

/**
 * Furthest out: where the deployment's outlines still fill the map, so that it never ends in the middle of the paper.
 * Without outlines the whole world may be seen.
 */
export function furthestZoom(container: HTMLElement, { countries }: ReferenceData): number {
  const box = extentOf(countries);
  if (!box) return 0;
  const [left, bottom] = mercator([box[0], box[1]]);
  const [right, top] = mercator([box[2], box[3]]);
  const scale = Math.max(container.clientWidth / (right - left), container.clientHeight / (bottom - top));
  return Math.min(8, Math.max(0, Math.log2(Math.max(1, scale) / 512)));
}
