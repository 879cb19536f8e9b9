import { area } from '@turf/area';
import type { PreferredRule } from '../contract/feature.ts';
import type { Account, IncidentDocument } from '../contract/incident.ts';
import type { DerivedAccount } from './contest.ts';
import { inForce, type KnownAccount } from './knowledge.ts';
import type { DerivedPlace } from './place.ts';

/** Known accounts, the preferred first, and the rule that put the first one there. */
export interface Preference {
  order: KnownAccount[];
  rule: PreferredRule;
}

/**
 * Orders the accounts known at a date (ms): those the editor's ranking in force names, in its order; then by grade,
 * reliability before credibility; then the earliest known. F and 6 mean unknown, so an account that bears one sorts as
 * ungraded, after the graded ones. Where all of that ties, no account is truer than another, and neither the order of
 * typing nor what is said may choose: first comes the one whose place takes up most ground, so that the map asserts no
 * more than it must, then those without a place to draw; at last the id decides, by code points.
 * `rule` names what decided between the first and the second; it is `only` with one account.
 */
export function preferenceAt(
  doc: IncidentDocument,
  known: KnownAccount[],
  at: number,
  zone: string,
  derived: ReadonlyMap<string, Pick<DerivedAccount, 'place'>>,
): Preference {
  if (known.length < 2) return { order: known, rule: 'only' };
  const ranking = inForce(doc.rankings, at, zone)?.accounts ?? [];
  const rank = ({ account }: KnownAccount) => {
    const place = ranking.indexOf(account.id);
    return place < 0 ? Number.POSITIVE_INFINITY : place;
  };
  const rules: [PreferredRule, (a: KnownAccount, b: KnownAccount) => number][] = [
    ['ranking', (a, b) => difference(rank(a), rank(b))],
    ['grade', (a, b) => difference(gradeKey(a.account), gradeKey(b.account))],
    ['earliest', (a, b) => difference(a.from, b.from)],
    ['least_assertive', (a, b) => difference(groundOf(b, derived), groundOf(a, derived))],
    ['id', (a, b) => (a.account.id < b.account.id ? -1 : 1)],
  ];
  const order = [...known].sort((a, b) => {
    for (const [, compare] of rules) {
      const sign = compare(a, b);
      if (sign) return sign;
    }
    return 0;
  });
  const [first, second] = order;
  const decided = first && second && rules.find(([, compare]) => compare(first, second) !== 0);
  return { order, rule: decided ? decided[0] : 'only' };
}

const grounds = new WeakMap<DerivedPlace, number>();

/** Square metres that an account's place takes up, its uncertainty included; -1 where it has none that can be drawn. */
function groundOf(
  { account }: KnownAccount,
  derived: ReadonlyMap<string, Pick<DerivedAccount, 'place'>>,
): number {
  const place = derived.get(account.id)?.place;
  if (!place?.shapes.length) return -1;
  const before = grounds.get(place);
  if (before !== undefined) return before;
  const ground = place.shapes.reduce(
    (sum, shape) =>
      sum + (shape.kind === 'disc' ? Math.PI * shape.radius_m ** 2 : Math.round(area(shape.geometry))),
    0,
  );
  grounds.set(place, ground);
  return ground;
}

/** A1 is 0, E5 is 24; infinite where either axis is missing or cannot be judged. */
function gradeKey({ grade }: Account): number {
  if (!grade || grade.reliability === 'F' || grade.credibility === '6') return Number.POSITIVE_INFINITY;
  return 'ABCDE'.indexOf(grade.reliability) * 5 + '12345'.indexOf(grade.credibility);
}

/** Sign of a − b that holds for two infinities. */
function difference(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The first account in the order that states something, or undefined. */
export function firstStating(
  order: readonly KnownAccount[],
  states: (account: Account) => boolean,
): Account | undefined {
  return order.find(({ account }) => states(account))?.account;
}
