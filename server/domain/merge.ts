import { canonicalJson } from '../contract/change.ts';
import type { Difference } from '../contract/difference.ts';
import type { MergePart, MergeSide } from '../contract/merge.ts';
import { applyDifferences, differencesBetween } from './difference.ts';
import type { Members } from './document-shape.ts';

interface Change {
  side: MergeSide;
  difference: Difference;
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}/`);

/** Whether two changes cannot be made independently of each other. */
function meet(a: Difference, b: Difference): boolean {
  // Another order of a list goes together with changes of its entries, but not with one that is gone.
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    if (one.kind === 'moved')
      return other.path === one.path || (other.kind === 'removed' && parentOf(other.path) === one.path);
  return isWithin(a.path, b.path) || isWithin(b.path, a.path);
}

/** What a change makes, whatever else it says: where an added entry stands is no reason to ask. */
const made = ({ path, kind, after }: Difference) => canonicalJson([path, kind, after ?? null]);

/**
 * What two people changed of one document, in parts that can be decided one by one. What both changed in the same way
 * is no conflict, nor is what only one of them changed.
 */
export function mergeParts(base: object, mine: object, theirs: object): MergePart<Difference>[] {
  const own = differencesBetween(base, mine);
  const other = differencesBetween(base, theirs);
  const alike = new Set(other.map(made));
  const both = new Set(own.map(made).filter((one) => alike.has(one)));
  const open: Change[] = [
    ...other.map((difference): Change => ({ side: 'theirs', difference })),
    ...own.map((difference): Change => ({ side: 'mine', difference })),
  ];
  const parts: MergePart<Difference>[] = [];
  while (open.length) {
    const group = [open.shift()!];
    // Whatever meets one of the group from the other side belongs to it, and what meets that, too.
    for (let at = 0; at < group.length; at += 1) {
      const { side, difference } = group[at]!;
      for (let index = open.length - 1; index >= 0; index -= 1) {
        const found = open[index]!;
        if (found.side !== side && meet(difference, found.difference)) group.push(...open.splice(index, 1));
      }
    }
    const of = (side: MergeSide) => group.filter((one) => one.side === side).map((one) => one.difference);
    const part = { mine: of('mine'), theirs: of('theirs') };
    const path = group.map(({ difference }) => difference.path).sort((a, b) => a.length - b.length)[0]!;
    const isSame = group.every(({ difference }) => both.has(made(difference)));
    parts.push({ path, ...part, isConflict: part.mine.length > 0 && part.theirs.length > 0 && !isSame });
  }
  return parts;
}

/** What a document tells with the changes of both; null while there is no choice for a part where they conflict. */
export function mergeDocuments(
  base: object,
  parts: readonly MergePart<Difference>[],
  choices: Readonly<Record<string, MergeSide>>,
): Members | null {
  if (parts.some(({ isConflict, path }) => isConflict && !choices[path])) return null;
  const taken = parts.flatMap(({ isConflict, path, mine, theirs }) =>
    isConflict ? (choices[path] === 'mine' ? mine : theirs) : theirs.length ? theirs : mine,
  );
  return applyDifferences(base, taken);
}
