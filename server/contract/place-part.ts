// Rules of the parts of a place without their schemas, so that a reader's page carries no validator.
import type { PlacePart } from './claim.ts';
import type { PlacePrecision } from './codebook.ts';

/** Parts drawn by hand, corner by corner. */
export const drawnKinds = ['line', 'outline'] as const satisfies readonly PlacePart['kind'][];

export function isDrawn<P extends { kind: PlacePart['kind'] }>(
  part: P,
): part is Extract<P, { kind: (typeof drawnKinds)[number] }> {
  return (drawnKinds as readonly string[]).includes(part.kind);
}

/**
 * The kinds of parts that a place of a precision may have. Where no polygon of a municipality or region is known, a
 * stated point with its uncertainty stands for it; a region may be drawn by hand as well.
 */
export function partKindsOf(precision: PlacePrecision): readonly PlacePart['kind'][] {
  switch (precision) {
    case 'municipality':
      return ['area', 'point'];
    case 'region':
      return ['area', 'point', 'outline'];
    case 'band':
      return ['band'];
    case 'country':
    case 'unlocated':
      return [];
    default:
      return ['point', 'line', 'outline'];
  }
}

/** The gazetteer entry that a part is named after: of a band what it is near, else what it lies in. */
export function refOf(part: PlacePart): string | undefined {
  if (part.kind === 'band') return part.near?.ref ?? part.within;
  return isDrawn(part) ? undefined : part.ref;
}
