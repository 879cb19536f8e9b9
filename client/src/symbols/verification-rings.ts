import type { Verification } from '#contract/codebook.ts';

/** Ring around a symbol: stroke width and dashes in units of the 24-unit box; `struck` draws a bar across. */
export interface Ring {
  width: number;
  dash: readonly number[];
  struck: boolean;
}

/** Radius of every ring in units of the 24-unit box. */
export const ringRadius = 10.9;

/** What the ring says of the occurrence; null draws none. Unknown is not «worst», so it has no loud form. */
export const verificationRings: Record<Verification, Ring | null> = {
  unassessed: null,
  unverified: { width: 1.3, dash: [3.4, 2.3], struck: false },
  corroborated: { width: 0.9, dash: [], struck: false },
  verified: { width: 2, dash: [], struck: false },
  unverifiable: { width: 1.5, dash: [0.9, 2], struck: false },
  refuted: { width: 0.9, dash: [], struck: true },
};

/** Bar of a refuted symbol, from and to, in units of the 24-unit box. */
export const strike = [
  [4.3, 19.7],
  [19.7, 4.3],
] as const;

/**
 * Hatching of a contested symbol: lines across the right half of the shape, which is cut out of it. Each line is from
 * and to, in units of the 24-unit box; `width` is their stroke.
 */
export const contestedHatch = {
  width: 1.5,
  lines: [0, 3.4, 6.8, 10.2, 13.6].map((at) => [
    [11.5, 5 + at],
    [23, -6.5 + at],
  ]) as [readonly [number, number], readonly [number, number]][],
};
