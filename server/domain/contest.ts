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
  return aspects.filter((aspect) => !rivalsOn(aspect, known, figures, derived).next().done);
}

type Rivals = Generator<[string, string], void>;

/** Ids of accounts that rival each other on an aspect, two by two, found one after the other. */
export function rivalsOn(
  aspect: Aspect,
  known: readonly KnownAccount[],
  figures: readonly FigureLine[],
  derived: ReadonlyMap<string, DerivedAccount>,
): Rivals {
  const of = (account: Account) => derived.get(account.id);
  function* rivals(
    states: (account: Account) => boolean,
    differ: (a: Account, b: Account) => boolean,
  ): Rivals {
    const accounts = standing(
      known,
      (one) => one,
      ({ account }) => states(account),
    ).map(({ account }) => account);
    for (const [index, a] of accounts.entries())
      for (const b of accounts.slice(index + 1)) if (differ(a, b)) yield [a.id, b.id];
  }
  switch (aspect) {
    case 'occurrence':
      return rivals(() => true, stancesDiffer);
    case 'time':
      return rivals(
        (account) => of(account)?.span != null,
        (a, b) => spansDisjoint(of(a)!.span!, of(b)!.span!),
      );
    case 'place':
      return rivals(
        (account) => (of(account)?.place?.shapes.length ?? 0) > 0,
        (a, b) => placesDiffer(of(a)!.place!, of(b)!.place!),
      );
    case 'actors':
      return rivals(({ actors }) => actors.length > 0, actorsDiffer);
    case 'nature':
      return (function* () {
        yield* rivals(
          ({ nature }) => nature?.type !== undefined || nature?.sub_type !== undefined,
          naturesDiffer,
        );
        yield* rivals(({ nature }) => nature?.legal_word !== undefined, legalWordsDiffer);
      })();
    case 'figures':
      return rivalFigures(figures);
  }
}

function* rivalFigures(figures: readonly FigureLine[]): Rivals {
  const accountOf = ({ from }: FigureLine) => from.split('/')[0]!;
  for (const [index, a] of figures.entries())
    for (const b of figures.slice(index + 1)) if (figuresDiffer(a, b)) yield [accountOf(a), accountOf(b)];
}

function placesDiffer(a: DerivedPlace, b: DerivedPlace): boolean {
  return sidesDiffer(a, b) || !a.shapes.some((one) => b.shapes.some((other) => shapesMeet(one, other)));
}
