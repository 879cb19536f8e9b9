import { type Aspect, aspects } from '../contract/codebook.ts';
import type { FigureLine } from '../contract/feature.ts';
import type { Account } from '../contract/incident.ts';
import {
  actorsDiffer,
  figuresDiffer,
  legalWordsDiffer,
  naturesDiffer,
  sidesDiffer,
  spansDisjoint,
  stancesDiffer,
  standing,
} from '../contract/rival.ts';
import type { Span } from '../contract/time.ts';
import type { KnownAccount } from './knowledge.ts';
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
  // Nobody contradicts an account that is alone, and those of data sets are: its figures are of one line too.
  if (known.length < 2) return [];
  const of = (account: Account) => derived.get(account.id);
  const rival = (states: (account: Account) => boolean, differ: (a: Account, b: Account) => boolean) => {
    const accounts = standing(
      known,
      (one) => one,
      ({ account }) => states(account),
    ).map(({ account }) => account);
    return accounts.some((a, index) => accounts.slice(index + 1).some((b) => differ(a, b)));
  };
  const contested: Record<Aspect, boolean> = {
    occurrence: rival(() => true, stancesDiffer),
    time: rival(
      (account) => of(account)?.span != null,
      (a, b) => spansDisjoint(of(a)!.span!, of(b)!.span!),
    ),
    place: rival(
      (account) => (of(account)?.place?.shapes.length ?? 0) > 0,
      (a, b) => placesDiffer(of(a)!.place!, of(b)!.place!),
    ),
    actors: rival(({ actors }) => actors.length > 0, actorsDiffer),
    nature:
      rival(({ nature }) => nature?.type !== undefined || nature?.sub_type !== undefined, naturesDiffer) ||
      rival(({ nature }) => nature?.legal_word !== undefined, legalWordsDiffer),
    figures: figures.some((a) => figures.some((b) => figuresDiffer(a, b))),
  };
  return aspects.filter((aspect) => contested[aspect]);
}

function placesDiffer(a: DerivedPlace, b: DerivedPlace): boolean {
  return sidesDiffer(a, b) || !a.shapes.some((one) => b.shapes.some((other) => shapesMeet(one, other)));
}
