import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';
import { placeRules } from '../contract/protection.ts';
import { spanOf } from '../contract/time.ts';
import { isPrivate } from './permissions.ts';
import { placeRuleOf } from './protect.ts';

/** When (ms) an incident shall be released; null where nothing keeps it back. A day begins at its first instant. */
export function releaseTime(
  { protection }: Pick<IncidentDocument, 'protection'>,
  zone: string,
): number | null {
  return protection?.release_at === undefined ? null : spanOf(protection.release_at, zone).start;
}

/**
 * Faults of a rule of protection, pointers from the document: a release that is over (`now` in ms), or one of an
 * incident that everybody could read already, as `before` stands.
 */
export function protectionFaults(
  next: IncidentDocument,
  before: IncidentDocument | null,
  now: number,
  zone: string,
): FieldError[] {
  const at = releaseTime(next, zone);
  if (at === null) return [];
  const pointer = '/protection/release_at';
  if (before?.status === 'published' && !isPrivate(before))
    return [{ pointer, code: 'release_after_public' }];
  return at <= now ? [{ pointer, code: 'release_past' }] : [];
}

/** Whether readers would see more, or sooner, than by the rule before. */
export function isLoosened(
  before: Pick<IncidentDocument, 'protection'>,
  next: Pick<IncidentDocument, 'protection'>,
  zone: string,
): boolean {
  const strictness = (document: Pick<IncidentDocument, 'protection'>) =>
    placeRules.indexOf(placeRuleOf(document));
  if (strictness(next) < strictness(before)) return true;
  const [was, will] = [releaseTime(before, zone), releaseTime(next, zone)];
  return was !== null && (will === null || will < was);
}
