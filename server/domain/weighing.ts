import { type Aspect, aspects } from '../contract/codebook.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { Named } from '../contract/text.ts';
import type { AspectWeighing } from '../contract/weighing.ts';
import { type DerivedAccount, rivalsOn } from './contest.ts';
import { figureLinesOf } from './figures.ts';
import { inForce, knownAccounts } from './knowledge.ts';
import { weightOf } from './verification.ts';

/** Each aspect of a document weighed at a knowledge date (ms), in the order of the codebook: proposals, no verdicts. */
export function weighingAt(
  doc: IncidentDocument,
  at: number,
  zone: string,
  derived: ReadonlyMap<string, DerivedAccount>,
): AspectWeighing[] {
  const known = knownAccounts(doc, at, zone);
  const figures = figureLinesOf(doc, known, zone);
  const rivals = new Map(aspects.map((aspect) => [aspect, [...rivalsOn(aspect, known, figures, derived)]]));
  const contested = aspects.filter((aspect) => rivals.get(aspect)!.length > 0);
  const claimantOf = (account: string): Named => {
    const { id, name } = doc.accounts.find((one) => one.id === account)!.claimant;
    return { id, name };
  };
  const deniers = known.filter(({ account }) => account.stance === 'denies');
  const weigh = (aspect: Aspect): AspectWeighing => {
    const { verification, reason, groups } = weightOf(aspect, doc, known, contested);
    const assessed = inForce(
      doc.assessments.filter((one) => one.aspect === aspect),
      at,
      zone,
    );
    const isAlone = aspect === 'occurrence' && groups.size < 2;
    const confirmed = isAlone ? known.filter(({ account }) => account.grade?.credibility === '1') : [];
    return {
      aspect,
      proposed: verification,
      reason,
      groups: [...groups].map(([id, sources]) => ({
        id,
        publishers: [...new Set(sources.map(({ publisher }) => publisher))],
        sources: sources.length,
      })),
      denied_by: eachOnce(deniers.map(({ account }) => claimantOf(account.id))),
      rivals: rivals.get(aspect)!.map(([one, other]) => [claimantOf(one), claimantOf(other)]),
      assessed: assessed ? { verification: assessed.verification, by: assessed.by ?? null } : null,
      confirmed_alone: eachOnce(confirmed.map(({ account }) => claimantOf(account.id))),
    };
  };
  return aspects.map(weigh);
}

const eachOnce = (claimants: Named[]) => [...new Map(claimants.map((one) => [one.id, one])).values()];
