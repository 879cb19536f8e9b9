import type { AccountView, FigureLine } from '#contract/feature.ts';
import { findFigure } from '#contract/figure-reference.ts';
import type { Figure } from '#contract/incident.ts';
import { lineOf } from '#contract/rival.ts';
import type { Named } from '#contract/text.ts';
import { lastInstant } from '#contract/time.ts';

/** One thing someone said about a number, and whether it still stands in its reporting line. */
export interface Statement {
  figure: Figure;
  account: AccountView;
  /** ISO date or instant: when it was said, else since when the account is known. */
  said: string;
  isCurrent: boolean;
  /** The statement that took its place, where one did. */
  supersededBy: { figure: Figure; account: AccountView } | null;
}

/** All statements about one category of one group, oldest first. Numbers of several lines stand beside each other. */
export interface Ledger {
  category: Figure['category'];
  group: Named;
  statements: Statement[];
}

/**
 * The figure ledgers of an incident's accounts, as known by its knowledge date. `current` are the derived lines of the
 * same answer: a figure that is no line's number has been superseded, expressly or by a later one of its own line.
 * A day without a time counts as its end in `zone`, as in the service.
 */
export function ledgersOf(
  accounts: readonly AccountView[],
  current: readonly FigureLine[],
  zone: string,
): Ledger[] {
  const ledgers = new Map<string, Ledger>();
  const standing = new Set(current.map(({ from }) => from));
  const all = accounts.flatMap((account) => account.figures.map((figure) => ({ account, figure })));
  for (const { account, figure } of all) {
    const key = `${figure.category} ${figure.group.id}`;
    const ledger = ledgers.get(key) ?? { category: figure.category, group: figure.group, statements: [] };
    const isCurrent = standing.has(`${account.id}/${figure.id}`);
    const expressly = all.find(
      (other) =>
        other.figure.supersedes && findFigure(accounts, other.account.id, other.figure.supersedes) === figure,
    );
    const later = all.find(
      (other) =>
        other.figure !== figure &&
        other.figure.category === figure.category &&
        other.figure.group.id === figure.group.id &&
        lineOf(other.account) === lineOf(account) &&
        standing.has(`${other.account.id}/${other.figure.id}`),
    );
    ledger.statements.push({
      figure,
      account,
      said: figure.said_at ?? account.known_from,
      isCurrent,
      supersededBy: isCurrent ? null : (expressly ?? later ?? null),
    });
    ledgers.set(key, ledger);
  }
  for (const { statements } of ledgers.values())
    statements.sort((a, b) => lastInstant(a.said, zone) - lastInstant(b.said, zone));
  return [...ledgers.values()];
}
