import type { Figure } from '#contract/incident.ts';
import type { Named } from '#contract/text.ts';
import { lastInstant } from '#contract/time.ts';
import type { Ledger, Statement } from './ledger.ts';

/** A number that stands from one instant to another (ms); a range has two ends. */
export interface Step {
  from: number;
  to: number;
  low: number;
  high: number;
  figure: Figure;
  /** False where another number took its place. */
  stands: boolean;
  /** The number of another claimant that took its place, on its upper end; null where none did. */
  replacedBy: number | null;
}

/** What one claimant said of a number, step by step. */
export interface Series {
  claimant: Named;
  accounts: string[];
  steps: Step[];
}

/** A ledger over knowledge time, from the first number to a little after the last, at most to `until`. */
export interface LedgerChart {
  start: number;
  end: number;
  most: number;
  series: Series[];
}

const day = 86_400_000;

/** The two ends of a figure; of «at least» and «up to» the one that was said. */
export function endsOf({ value, low, high }: Figure): { low: number; high: number } {
  const [least, greatest] = [value ?? low ?? high ?? 0, value ?? high ?? low ?? 0];
  return { low: least, high: greatest };
}

/**
 * When each number of a ledger stood in public: from when it was said, never before its account was known, until
 * another took its place or until `until` (ms). Null where there is one instant only, over which nothing can change.
 */
export function ledgerChart({ statements }: Ledger, until: number, zone: string): LedgerChart | null {
  const knownFrom = ({ said, account }: Statement) =>
    Math.max(lastInstant(said, zone), Date.parse(account.known_from));
  const start = Math.min(...statements.map(knownFrom));
  const last = Math.max(...statements.map(knownFrom));
  if (last <= start) return null;
  const end = Math.max(last, Math.min(until, last + Math.max(day, (last - start) / 6)));
  const timeOf = (figure: Figure) => {
    const found = statements.find((one) => one.figure === figure);
    return found ? knownFrom(found) : end;
  };
  const byClaimant = new Map<string, Series>();
  for (const statement of statements) {
    const { figure, account, supersededBy, isCurrent } = statement;
    const { claimant } = account;
    const series = byClaimant.get(claimant.id) ?? { claimant, accounts: [], steps: [] };
    const from = knownFrom(statement);
    const to = supersededBy ? Math.max(from, timeOf(supersededBy.figure)) : end;
    const isByAnother = supersededBy !== null && supersededBy.account.claimant.id !== claimant.id;
    const replacedBy = isByAnother ? endsOf(supersededBy.figure).high : null;
    series.steps.push({ from, to, ...endsOf(figure), figure, stands: isCurrent, replacedBy });
    series.accounts.push(account.id);
    byClaimant.set(claimant.id, series);
  }
  const most = Math.max(1, ...statements.map(({ figure }) => endsOf(figure).high));
  return { start, end, most, series: [...byClaimant.values()] };
}

/** Heights at which labels of `size` do not overlap, as near to those wanted as their order allows, within `most`. */
export function spreadLabels(wanted: readonly number[], size: number, most: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const out = [...wanted];
  let least = 0;
  for (const index of order) {
    out[index] = Math.max(least, out[index]!);
    least = out[index]! + size;
  }
  let greatest = most;
  for (const index of [...order].reverse()) {
    out[index] = Math.min(greatest, out[index]!);
    greatest = out[index]! - size;
  }
  return out;
}
