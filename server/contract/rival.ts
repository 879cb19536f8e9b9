import type { FigureLine } from './feature.ts';
import type { Account } from './incident.ts';
import type { Span } from './time.ts';

type Named = Pick<Account, 'claimant'>;

/** The id of a claimant's reporting line: accounts of one line supersede each other, they never rival. */
export function lineOf({ claimant }: Named): string {
  return claimant.line ?? claimant.id;
}

/** Of each reporting line the account known last that states something; `from` in ms, of equals the last in the list. */
export function standing<T>(
  known: readonly T[],
  read: (one: T) => { account: Named; from: number },
  states: (one: T) => boolean,
): T[] {
  const latest = new Map<string, { one: T; from: number }>();
  for (const one of known) {
    if (!states(one)) continue;
    const { account, from } = read(one);
    const before = latest.get(lineOf(account));
    if (!before || from >= before.from) latest.set(lineOf(account), { one, from });
  }
  return [...latest.values()].map(({ one }) => one);
}

/** One denies what the other says in any other way. */
export function stancesDiffer(a: Pick<Account, 'stance'>, b: Pick<Account, 'stance'>): boolean {
  return (a.stance === 'denies') !== (b.stance === 'denies');
}

/** True when the spans share no instant. */
export function spansDisjoint(a: Span, b: Span): boolean {
  return (a.end !== null && a.end <= b.start) || (b.end !== null && b.end <= a.start);
}

/** Certainly on different sides of the main line. */
export function sidesDiffer(a: { line_side: string | null }, b: { line_side: string | null }): boolean {
  const certain = (side: string | null) => side !== null && side !== 'both';
  return certain(a.line_side) && certain(b.line_side) && a.line_side !== b.line_side;
}

/** For one role both name someone, and nobody in common. */
export function actorsDiffer(a: Pick<Account, 'actors'>, b: Pick<Account, 'actors'>): boolean {
  const roles = new Set(a.actors.map((actor) => actor.role));
  return [...roles].some((role) => {
    const others = b.actors.filter((actor) => actor.role === role);
    return (
      others.length > 0 &&
      !a.actors.some((actor) => actor.role === role && others.some((other) => other.id === actor.id))
    );
  });
}

const both = <T>(one: T | undefined, other: T | undefined) =>
  one !== undefined && other !== undefined && one !== other;

/** Two types or two sub-types. */
export function naturesDiffer(
  { nature: a }: Pick<Account, 'nature'>,
  { nature: b }: Pick<Account, 'nature'>,
) {
  return both(a?.type, b?.type) || both(a?.sub_type, b?.sub_type);
}

/** Two words of law. */
export function legalWordsDiffer(
  { nature: a }: Pick<Account, 'nature'>,
  { nature: b }: Pick<Account, 'nature'>,
) {
  return both(a?.legal_word, b?.legal_word);
}

/** The range of numbers a figure line allows: `about` is ±10 %, `at_least` has no upper and `up_to` no lower bound. */
export function figureRange(line: Pick<FigureLine, 'low' | 'high' | 'qualifier'>): {
  low: number;
  high: number;
} {
  switch (line.qualifier) {
    case 'about':
      return { low: line.low * 0.9, high: line.high * 1.1 };
    case 'at_least':
      return { low: line.low, high: Number.POSITIVE_INFINITY };
    case 'up_to':
      return { low: 0, high: line.high };
    default:
      return { low: line.low, high: line.high };
  }
}

/** One category of one group by two reporting lines, and ranges without a common number. */
export function figuresDiffer(a: FigureLine, b: FigureLine): boolean {
  if (a.category !== b.category || a.group.id !== b.group.id || a.line.id === b.line.id) return false;
  const [one, other] = [figureRange(a), figureRange(b)];
  return one.high < other.low || other.high < one.low;
}
