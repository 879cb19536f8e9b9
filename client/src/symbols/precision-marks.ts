import { type PlacePrecision, placePrecisions } from '#contract/codebook.ts';

export const precisionMarks = ['point', 'disc', 'area', 'band'] as const;
export type PrecisionMark = (typeof precisionMarks)[number];

/** How a place of each precision is drawn; what is missing here is listed and not drawn. */
export const markOfPrecision: Partial<Record<PlacePrecision, PrecisionMark>> = {
  exact: 'point',
  vicinity: 'point',
  locality: 'disc',
  settlement: 'disc',
  near: 'disc',
  municipality: 'area',
  region: 'area',
  band: 'band',
};

/** The precisions that are drawn with a mark. */
export function precisionsDrawnAs(mark: PrecisionMark): PlacePrecision[] {
  return placePrecisions.filter((one) => markOfPrecision[one] === mark);
}
