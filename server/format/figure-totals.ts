import type { FigureCategory } from '../contract/codebook.ts';
import type { FigureLine } from '../contract/feature.ts';

/** What one reporting line says of a category over all groups it names. */
export interface LineTotal {
  line: string;
  low: number;
  high: number;
  /** The same by group id. */
  groups: { group: string; low: number; high: number }[];
  /** Lines that say a part of the same and nothing else: this total stands for them. */
  repeats: string[];
}

/**
 * Totals of a category, one a reporting line, in the order of the figures. The groups of one line (police officers,
 * attackers) are different people and are added; the numbers of two lines are rivals and never are. A line that names
 * only some of the groups of another and agrees on these is no rival of it but is repeated by it, and has no total of
 * its own. `up_to` has 0 as its low, `at_least` the number itself as its high, since a file cannot say that it is open.
 */
export function lineTotals(figures: readonly FigureLine[], category: FigureCategory): LineTotal[] {
  const totals = new Map<string, LineTotal>();
  for (const figure of figures) {
    if (figure.category !== category) continue;
    const line = figure.line.id;
    const total = totals.get(line) ?? { line, low: 0, high: 0, groups: [], repeats: [] };
    const low = figure.qualifier === 'up_to' ? 0 : figure.low;
    total.low += low;
    total.high += figure.high;
    total.groups.push({ group: figure.group.id, low, high: figure.high });
    totals.set(line, total);
  }
  const all = [...totals.values()];
  return all
    .filter((total) => !all.some((other) => completes(other, total)))
    .map((total) => ({
      ...total,
      repeats: all.filter((other) => completes(total, other)).map(({ line }) => line),
    }));
}

/** True when `fuller` names all groups of `part` with numbers that agree, and more groups. */
function completes(fuller: LineTotal, part: LineTotal): boolean {
  return (
    fuller.groups.length > part.groups.length &&
    part.groups.every((one) =>
      fuller.groups.some(
        (other) => other.group === one.group && other.low <= one.high && one.low <= other.high,
      ),
    )
  );
}
