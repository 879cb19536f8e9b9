import type { Aspect, Verification } from '../contract/codebook.ts';
import type { Account, IncidentDocument, Source } from '../contract/incident.ts';
import { inForce, type KnownAccount } from './knowledge.ts';
import { knownSlugOf } from './names.ts';

/** Independence group of a source: as stated, else its publisher. Sources of one group count once. */
export function groupOf(source: Source): string {
  return source.group ?? knownSlugOf(source.publisher);
}

const states: Record<Aspect, (account: Account) => boolean> = {
  occurrence: () => true,
  time: (account) => account.time !== undefined,
  place: (account) => account.place !== undefined && account.place.precision !== 'unlocated',
  actors: (account) => account.actors.length > 0,
  nature: (account) => account.nature !== undefined,
  figures: (account) => account.figures.length > 0,
};

/**
 * Verification of an aspect at a knowledge date (ms), after codebook §5: the latest assessment known by then, else
 * derived from the sources of the known accounts that state it and do not deny: none is `unassessed`, one independence
 * group `unverified`, two or more `corroborated`; where such accounts disagree on the aspect (`contested`), two groups
 * do not corroborate each other. A denial does not change how well the occurrence is attested.
 */
export function verificationOf(
  aspect: Aspect,
  doc: Pick<IncidentDocument, 'assessments'>,
  known: readonly KnownAccount[],
  at: number,
  zone: string,
  contested: readonly Aspect[] = [],
): Verification {
  const assessed = inForce(
    doc.assessments.filter((one) => one.aspect === aspect),
    at,
    zone,
  );
  if (assessed) return assessed.verification;
  const groups = new Set(
    known
      .filter(({ account }) => account.stance !== 'denies' && states[aspect](account))
      .flatMap(({ account }) => account.sources.map(groupOf)),
  );
  if (groups.size === 0) return 'unassessed';
  if (groups.size === 1) return 'unverified';
  return aspect !== 'occurrence' && contested.includes(aspect) ? 'unverified' : 'corroborated';
}
