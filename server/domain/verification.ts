import type { Aspect, Verification } from '../contract/codebook.ts';
import type { Account, IncidentDocument, Source } from '../contract/incident.ts';
import { originsOf } from '../contract/independence.ts';
import type { WeighingReason } from '../contract/weighing.ts';
import { inForce, type KnownAccount } from './knowledge.ts';
import { knownSlugOf } from './names.ts';

const states: Record<Aspect, (account: Account) => boolean> = {
  occurrence: () => true,
  time: (account) => account.time !== undefined,
  place: (account) => account.place !== undefined && account.place.precision !== 'unlocated',
  actors: (account) => account.actors.length > 0,
  nature: (account) => account.nature !== undefined,
  figures: (account) => account.figures.length > 0,
};

/** What the sources of an aspect weigh; `groups` are its sources by independence group. */
export interface Weight {
  verification: Verification;
  reason: WeighingReason;
  groups: ReadonlyMap<string, Source[]>;
}

/**
 * Weighs an aspect after codebook §5 by the sources of the known accounts that state it and do not deny: none is
 * `unassessed`, one independence group `unverified`, two or more `corroborated`; where such accounts disagree on the
 * aspect (`contested`), two groups do not corroborate each other. A denial does not change how well the occurrence is
 * attested. What a source is derived from counts also while that is not known yet.
 */
export function weightOf(
  aspect: Aspect,
  doc: Pick<IncidentDocument, 'accounts'>,
  known: readonly KnownAccount[],
  contested: readonly Aspect[] = [],
): Weight {
  const originOf = originsOf(doc.accounts, knownSlugOf);
  const stating = known.filter(({ account }) => account.stance !== 'denies' && states[aspect](account));
  const groups = new Map<string, Source[]>();
  for (const { account } of stating)
    for (const source of account.sources) {
      const group = originOf(account.id, source);
      groups.set(group, [...(groups.get(group) ?? []), source]);
    }
  const weight = (verification: Verification, reason: WeighingReason) => ({ verification, reason, groups });
  if (stating.length === 0) return weight('unassessed', 'unstated');
  if (groups.size === 0) return weight('unassessed', 'unsourced');
  if (groups.size === 1) return weight('unverified', 'one_group');
  return aspect !== 'occurrence' && contested.includes(aspect)
    ? weight('unverified', 'rival')
    : weight('corroborated', 'groups_agree');
}

/** Verification of an aspect at a knowledge date (ms): the latest assessment known by then, else what its sources weigh. */
export function verificationOf(
  aspect: Aspect,
  doc: Pick<IncidentDocument, 'accounts' | 'assessments'>,
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
  return assessed?.verification ?? weightOf(aspect, doc, known, contested).verification;
}
