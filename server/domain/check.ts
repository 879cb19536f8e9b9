import type { ClaimedPlace } from '../contract/claim.ts';
import { maxUncertainty } from '../contract/codebook.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';
import { polygonsOf } from './area.ts';
import { type BandPart, bandArea } from './band.ts';
import { reachOf } from './drawn-area.ts';
import type { Gazetteer } from './gazetteer.ts';
import { lineById } from './line.ts';

/** Message keys of the faults found here. */
export const documentFaultCodes = [
  'place_unknown',
  'line_unknown',
  'side_unknown',
  'uncertainty_too_large',
  'outline_too_large',
  'band_empty',
] as const;

/** What the schema cannot know of a valid document: pointers (RFC 6901, from the document) and message keys. */
export function documentFaults(doc: IncidentDocument, gazetteer: Gazetteer): FieldError[] {
  return doc.accounts.flatMap((account, index) =>
    account.place ? placeFaults(account.place, gazetteer, `/accounts/${index}/place`) : [],
  );
}

/**
 * Faults of one claimed place, whose pointer is given: references, lines and sides that the gazetteer does not have, an
 * area reference without outline, a point, line or drawn area less certain than its precision allows, a band in which no point lies.
 */
export function placeFaults(place: ClaimedPlace, gazetteer: Gazetteer, pointer: string): FieldError[] {
  const limit =
    place.precision in maxUncertainty
      ? maxUncertainty[place.precision as keyof typeof maxUncertainty]
      : Number.POSITIVE_INFINITY;
  return place.parts.flatMap((part, index) => {
    const at = `${pointer}/parts/${index}`;
    const faults: FieldError[] = [];
    const fault = (member: string, code: (typeof documentFaultCodes)[number]) =>
      faults.push({ pointer: `${at}/${member}`, code });
    const isUnknown = (ref: string | undefined) => ref !== undefined && !gazetteer.byRef.has(ref);
    const hasNoOutline = (ref: string) => {
      const entry = gazetteer.byRef.get(ref);
      return !entry || !polygonsOf(entry.geometry).length;
    };
    switch (part.kind) {
      case 'point':
        if (isUnknown(part.ref)) fault('ref', 'place_unknown');
        if (part.uncertainty_m > limit) fault('uncertainty_m', 'uncertainty_too_large');
        break;
      case 'line':
        if (part.uncertainty_m > limit) fault('uncertainty_m', 'uncertainty_too_large');
        break;
      case 'outline':
        if (reachOf(part) > limit) fault('points', 'outline_too_large');
        break;
      case 'area':
        if (hasNoOutline(part.ref)) fault('ref', 'place_unknown');
        break;
      case 'band':
        if (isUnknown(part.near?.ref)) fault('near/ref', 'place_unknown');
        if (part.within !== undefined && hasNoOutline(part.within)) fault('within', 'place_unknown');
        if (!lineById(part.line, gazetteer)) fault('line', 'line_unknown');
        else if (!hasSide(part, gazetteer)) fault('side', 'side_unknown');
        else if (!faults.length && isEmpty(part, gazetteer)) faults.push({ pointer: at, code: 'band_empty' });
        break;
    }
    return faults;
  });
}

function hasSide(part: BandPart, gazetteer: Gazetteer): boolean {
  const line = lineById(part.line, gazetteer);
  return line?.left === part.side || line?.right === part.side;
}

function isEmpty(part: BandPart, gazetteer: Gazetteer): boolean {
  try {
    bandArea(part, gazetteer);
    return false;
  } catch {
    // Line, side and area are known here, so what is left to throw is that no polygon came out.
    return true;
  }
}
