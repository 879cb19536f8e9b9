import type { PreferredRule } from '../contract/feature.ts';
import type { Account, IncidentDocument } from '../contract/incident.ts';
import { inForce, type KnownAccount } from './knowledge.ts';

/** Known accounts, the preferred first, and the rule that put the first one there. */
export interface Preference {
  order: KnownAccount[];
  rule: PreferredRule;
}

/**
 * Orders the accounts known at a date (ms): those the editor's ranking in force names, in its order; then by grade,
 * reliability before credibility; then the earliest known; then the document's order. F and 6 mean unknown, so an
 * account that bears one sorts as ungraded, after the graded ones. `rule` names what decided between the first and
 * the second: `only` with one account, else `ranking`, `grade` or `earliest`.
 */
export function preferenceAt(
  doc: IncidentDocument,
  known: KnownAccount[],
  at: number,
  zone: string,
): Preference {
  const ranking = inForce(doc.rankings, at, zone)?.accounts ?? [];
  const rank = ({ account }: KnownAccount) => {
    const place = ranking.indexOf(account.id);
    return place < 0 ? Number.POSITIVE_INFINITY : place;
  };
  const compare = (a: KnownAccount, b: KnownAccount) =>
    difference(rank(a), rank(b)) ||
    difference(gradeKey(a.account), gradeKey(b.account)) ||
    difference(a.from, b.from);
  const order = [...known].sort(compare);
  const [first, second] = order;
  if (!first || !second) return { order, rule: 'only' };
  if (difference(rank(first), rank(second))) return { order, rule: 'ranking' };
  if (difference(gradeKey(first.account), gradeKey(second.account))) return { order, rule: 'grade' };
  return { order, rule: 'earliest' };
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
