import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';
import { type Protection, placeRules } from '../contract/protection.ts';
import { isPrivate } from './permissions.ts';
import { placeRuleOf, releaseTime } from './rule-of.ts';

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

type Ruled = Pick<IncidentDocument, 'protection'>;

/** Whether two documents are protected alike. */
export function isSameRule(a: Ruled, b: Ruled): boolean {
  return placeRuleOf(a) === placeRuleOf(b) && a.protection?.release_at === b.protection?.release_at;
}

/**
 * The rule of a text that two people wrote from the same version: of the one who changed it, and where both did, the
 * stricter place and the later release. Only a release that was lifted in the meantime, and that the other never
 * touched, is not brought back. Undefined where nothing is protected.
 */
export function mergedRule(base: Ruled, mine: Ruled, theirs: Ruled, zone: string): Protection | undefined {
  if (isSameRule(base, mine)) return theirs.protection;
  if (isSameRule(base, theirs)) return mine.protection;
  const release = ({ protection }: Ruled) => protection?.release_at;
  const isLifted = release(theirs) === undefined && release(mine) === release(base);
  const { place, release_at } = strictestRule(mine, theirs, zone);
  return { place, ...(release_at === undefined || isLifted ? {} : { release_at }) };
}

/** The rule that shows no more, and no sooner, than either of two. */
export function strictestRule(one: Ruled, other: Ruled, zone: string): Protection {
  const [stricter] = [one, other]
    .map(placeRuleOf)
    .sort((a, b) => placeRules.indexOf(b) - placeRules.indexOf(a));
  const [later] = [one, other].sort((a, b) => (releaseTime(b, zone) ?? 0) - (releaseTime(a, zone) ?? 0));
  const release_at = later!.protection?.release_at;
  return { place: stricter!, ...(release_at === undefined ? {} : { release_at }) };
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
