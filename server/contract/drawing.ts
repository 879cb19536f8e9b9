/** Cells along the side of a tile that may be asked for; powers of two, so that those of the next zoom fill one. */
export const cellCounts = [8, 16, 32] as const;

/** Largest zoom of the map: what has not parted there does not part. */
export const lastZoomOfMap = 18;

/** From this zoom on what stands at one spot is fanned out; further out it is a number. */
export const fanZoom = 13;

/** More than this at one spot are a number and a list: a ring of them would cover the map. */
export const fanLimit = 16;

/** Known to within sight of a landmark: the only places that may be drawn as a point without a disc. */
export const pinnedPrecisions = ['exact', 'vicinity'] as const;

/**
 * The precisions that a symbol or number at a point may stand for. Anything less precise is an area, also where only a
 * point with its uncertainty stands for it because nobody knows its outline.
 */
export const pointPrecisions = [...pinnedPrecisions, 'locality', 'settlement', 'near'] as const;

export function isAtPoint(precision: string): boolean {
  return (pointPrecisions as readonly string[]).includes(precision);
}

/** How a feature of a tile with cells is drawn. */
export type DrawnAs =
  | 'single'
  | 'fanned'
  | 'cluster'
  | 'stack'
  | 'mark'
  | 'area'
  | 'band'
  | 'also'
  | 'disc'
  | 'claim'
  | 'claim-point'
  | 'claim-more'
  | 'label';
