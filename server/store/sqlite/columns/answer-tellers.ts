import type { Bucket } from './answer-aggregate.ts';
import type { ColumnQuestion } from './question.ts';

/** What a claimant's own view finds; `set` is the number of the set of terms with the claimant alone. */
export type Teller = Omit<Bucket, 'key'> & { set: number };

/** What matches in the view of each claimant, in no order, for a question to the rows of all views. */
export function columnTellers({ table, scan }: ColumnQuestion): Teller[] {
  const { telling, contested, id } = table.rows;
  const found = new Map<number, Teller>();
  scan(() => (list, count) => {
    for (let index = 0; index < count; index++) {
      const row = list[index]!;
      const set = telling[row]! >>> 1;
      if (set === 0) continue;
      const tally = found.get(set) ?? { set, count: 0, contested: 0, latest: 0 };
      tally.count++;
      if (contested[row] !== 0) tally.contested++;
      tally.latest = Math.max(tally.latest, id[row]!);
      found.set(set, tally);
    }
    return undefined;
  });
  return [...found.values()];
}
