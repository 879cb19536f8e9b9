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
  | 'label';
