import type { ComparedKind } from '../contract/comparison.ts';
import type { FigureLine } from '../contract/feature.ts';

const keyOf = ({ category, group, line }: FigureLine) => JSON.stringify([category, group.id, line.id]);
const numberOf = ({ low, high, qualifier }: FigureLine) => JSON.stringify([low, high, qualifier]);

/** Whether a reporting line that gave a number gives another one of the same later. */
export function isNumberReplaced(before: readonly FigureLine[], after: readonly FigureLine[]): boolean {
  const earlier = new Map(before.map((line) => [keyOf(line), numberOf(line)]));
  return after.some((line) => {
    const number = earlier.get(keyOf(line));
    return number !== undefined && number !== numberOf(line);
  });
}

/**
 * What an incident that reads differently at two dates has become: whether anything was known of it at the earlier one,
 * and at which of them it meets the filter. `replaced` is asked only where it meets it at both.
 */
export function comparedKind(
  { wasKnown, met }: { wasKnown: boolean; met: { before: boolean; after: boolean } },
  replaced: () => boolean,
): ComparedKind {
  if (!met.after) return 'left';
  if (!wasKnown) return 'appeared';
  if (!met.before) return 'entered';
  return replaced() ? 'corrected' : 'changed';
}
