import {
  aspects,
  placePrecisions,
  statuses,
  subTypeCodes,
  typeCodes,
  verifications,
} from '../../../contract/codebook.ts';

/** The vocabularies whose codes are kept as positions, by the name of their array and property. */
export const codeLists = {
  type: typeCodes as readonly string[],
  subType: subTypeCodes as readonly string[],
  verification: verifications as readonly string[],
  status: statuses as readonly string[],
  precision: placePrecisions as readonly string[],
} as const;

const positions = Object.fromEntries(
  Object.entries(codeLists).map(([list, codes]) => [list, new Map(codes.map((code, at) => [code, at]))]),
) as unknown as Record<keyof typeof codeLists, ReadonlyMap<string, number>>;

/** Position of a code. Throws Error for one that the codebook does not have. */
export function codeOf(list: keyof typeof codeLists, code: string): number {
  const at = positions[list].get(code);
  if (at === undefined) throw new Error(`The codebook has no ${list} «${code}».`);
  return at;
}

/** The aspects of a mask, in the codebook's order. */
export function aspectsOf(mask: number): string[] {
  return aspects.filter((_, bit) => mask & (1 << bit));
}

/** How many masks of aspects there are. */
export const masks = 2 ** aspects.length;

/** What a saved snapshot must have been written with to be read: positions mean nothing without their lists. */
export const codebookText = JSON.stringify([codeLists, aspects]);
