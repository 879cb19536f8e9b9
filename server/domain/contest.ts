import { type Aspect, aspects } from '../contract/codebook.ts';
import type { FigureLine } from '../contract/feature.ts';
import type { Account } from '../contract/incident.ts';
import type { Span } from '../contract/time.ts';
import { figureRange, lineOf } from './figures.ts';
import type { KnownAccount } from './knowledge.ts';
import { spansDisjoint } from './occurred.ts';
import { shapesMeet } from './overlap.ts';
import type { DerivedPlace } from './place.ts';

/** What is derived once for each account of a document. */
export interface DerivedAccount {
  place: DerivedPlace | null;
  span: Span | null;
}

/**
 * Aspects on which the accounts known at a date disagree, in the order of the codebook. Only different reporting lines
 * rival each other; of one line the account known last that states the aspect stands for it. Rival are:
 * - occurrence: a denial against any other stance;
 * - time: spans without a common instant;
 * - place: no common ground, or certainly different sides of the main line;
 * - actors: for one role both name someone, and nobody in common;
 * - nature: two words of law, or two types or sub-types;
 * - figures: one category of one group, and ranges without a common number.
 */
export function contestedAspects(
  known: readonly KnownAccount[],
  figures: readonly FigureLine[],
  derived: ReadonlyMap<string, DerivedAccount>,
): Aspect[] {
  const of = (account: Account) => derived.get(account.id);
  const contested: Record<Aspect, boolean> = {
    occurrence: rival(
      standing(known, () => true),
      (a, b) => (a.stance === 'denies') !== (b.stance === 'denies'),
    ),
    time: rival(
      standing(known, (account) => of(account)?.span != null),
      (a, b) => spansDisjoint(of(a)!.span!, of(b)!.span!),
    ),
    place: rival(
      standing(known, (account) => (of(account)?.place?.shapes.length ?? 0) > 0),
      (a, b) => placesDiffer(of(a)!.place!, of(b)!.place!),
    ),
    actors: rival(
      standing(known, (account) => account.actors.length > 0),
      actorsDiffer,
    ),
    nature:
      rival(
        standing(
          known,
          (account) => account.nature?.type !== undefined || account.nature?.sub_type !== undefined,
        ),
        naturesDiffer,
      ) ||
      rival(
        standing(known, (account) => account.nature?.legal_word !== undefined),
        (a, b) => a.nature!.legal_word !== b.nature!.legal_word,
      ),
    figures: figures.some((a) => figures.some((b) => figuresDiffer(a, b))),
  };
  return aspects.filter((aspect) => contested[aspect]);
}

/** Of each reporting line the account known last that states something; of equals the last in the document. */
function standing(known: readonly KnownAccount[], states: (account: Account) => boolean): Account[] {
  const latest = new Map<string, KnownAccount>();
  for (const one of known) {
    if (!states(one.account)) continue;
    const before = latest.get(lineOf(one.account));
    if (!before || one.from >= before.from) latest.set(lineOf(one.account), one);
  }
  return [...latest.values()].map(({ account }) => account);
}

function rival(accounts: readonly Account[], differ: (a: Account, b: Account) => boolean): boolean {
  return accounts.some((a, index) => accounts.slice(index + 1).some((b) => differ(a, b)));
}

function placesDiffer(a: DerivedPlace, b: DerivedPlace): boolean {
  const certain = (side: string | null) => side !== null && side !== 'both';
  if (certain(a.line_side) && certain(b.line_side) && a.line_side !== b.line_side) return true;
  return !a.shapes.some((one) => b.shapes.some((other) => shapesMeet(one, other)));
}

function actorsDiffer(a: Account, b: Account): boolean {
  const roles = new Set(a.actors.map((actor) => actor.role));
  return [...roles].some((role) => {
    const others = b.actors.filter((actor) => actor.role === role);
    return (
      others.length > 0 &&
      !a.actors.some((actor) => actor.role === role && others.some((other) => other.id === actor.id))
    );
  });
}

function naturesDiffer({ nature: a }: Account, { nature: b }: Account): boolean {
  const both = <T>(one: T | undefined, other: T | undefined) =>
    one !== undefined && other !== undefined && one !== other;
  return both(a?.type, b?.type) || both(a?.sub_type, b?.sub_type);
}

function figuresDiffer(a: FigureLine, b: FigureLine): boolean {
  if (a.category !== b.category || a.group.id !== b.group.id || a.line.id === b.line.id) return false;
  const [one, other] = [figureRange(a), figureRange(b)];
  return one.high < other.low || other.high < one.low;
}
