// What a rule of protection says, without what is done by it: threads that only look at it load no geometry for that.
import type { IncidentDocument } from '../contract/incident.ts';
import type { PlaceRule } from '../contract/protection.ts';
import { spanOf } from '../contract/time.ts';

/** How finely readers may see the places of a document. */
export function placeRuleOf({ protection }: Pick<IncidentDocument, 'protection'>): PlaceRule {
  return protection?.place ?? 'exact';
}

/** When (ms) an incident shall be released; null where nothing keeps it back. A day begins at its first instant. */
export function releaseTime(
  { protection }: Pick<IncidentDocument, 'protection'>,
  zone: string,
): number | null {
  return protection?.release_at === undefined ? null : spanOf(protection.release_at, zone).start;
}

/** What stands in a text in the place of a name. */
export const leftOut = '[…]';
