import { figureCategories } from '../contract/codebook.ts';
import type { FigureLine } from '../contract/feature.ts';
import { findFigure } from '../contract/figure-reference.ts';
import type { Account, Figure, IncidentDocument } from '../contract/incident.ts';
import { lineOf } from '../contract/rival.ts';
import { figureSaidAt, type KnownAccount, knownAccounts } from './knowledge.ts';

/** Figure lines of a document as known at a date (ms); see `figureLinesOf`. */
export function figureLines(doc: IncidentDocument, at: number, zone: string): FigureLine[] {
  return figureLinesOf(doc, knownAccounts(doc, at, zone), zone);
}

/**
 * What each reporting line says last: one entry for each category, group and line, from the figures of the accounts
 * given (those known at a date). A figure that another known one supersedes is out; of the rest the one said last
 * wins, of equals the last in the document. Nothing is ever added up. Sorted by category, group and line.
 */
export function figureLinesOf(
  doc: IncidentDocument,
  known: readonly KnownAccount[],
  zone: string,
): FigureLine[] {
  const superseded = new Set<Figure>();
  for (const { account } of known)
    for (const figure of account.figures) {
      const target = figure.supersedes && findFigure(doc.accounts, account.id, figure.supersedes);
      if (target) superseded.add(target);
    }
  const lines = new Map<string, { said: number; line: FigureLine }>();
  for (const { account, from } of known)
    for (const figure of account.figures) {
      if (superseded.has(figure)) continue;
      const said = figureSaidAt(figure, account, from, zone);
      const key = `${figure.category} ${figure.group.id} ${lineOf(account)}`;
      if (said >= (lines.get(key)?.said ?? Number.NEGATIVE_INFINITY))
        lines.set(key, { said, line: entryOf(figure, account, said, known) });
    }
  return [...lines.values()]
    .map(({ line }) => line)
    .sort(
      (a, b) =>
        figureCategories.indexOf(a.category) - figureCategories.indexOf(b.category) ||
        order(a.group.id, b.group.id) ||
        order(a.line.id, b.line.id),
    );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function entryOf(figure: Figure, account: Account, said: number, known: readonly KnownAccount[]): FigureLine {
  const line = lineOf(account);
  // A line is named after the claimant that bears its id, where there is one.
  const namesake = known.find((one) => one.account.claimant.id === line)?.account ?? account;
  const low = figure.low ?? figure.value ?? figure.high!;
  const high = figure.high ?? figure.value ?? figure.low!;
  const onlyLow = figure.value === undefined && figure.high === undefined;
  const onlyHigh = figure.value === undefined && figure.low === undefined;
  const stated = figure.qualifier;
  return {
    category: figure.category,
    group: figure.group,
    line: { id: line, name: namesake.claimant.name },
    low,
    high,
    qualifier: stated !== 'exactly' ? stated : onlyLow ? 'at_least' : onlyHigh ? 'up_to' : stated,
    said_at: new Date(said).toISOString(),
    from: `${account.id}/${figure.id}`,
  };
}
