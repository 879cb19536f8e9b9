import { otherIncident, type Rearrangement, rearrangements } from '../../contract/rearrangement.ts';

/** A revision's rearrangement as it is read: null for what it did not do. */
export type RearrangementRow = { [name in keyof Rearrangement]-?: Rearrangement[name] | null };

/**
 * SQL for what a revision did besides what its kind says. Another incident is named only where a version of it meets
 * `isHeardOf`, a condition on `o`: the id of one that a reader may not see would tell what it is about.
 */
export const rearranged = (revision: string, isHeardOf: string): string => {
  const named = otherIncident.map(
    (name) => `(SELECT o.incident FROM documents o WHERE o.incident = ${revision}.change ->> '${name}'
       AND ${isHeardOf} LIMIT 1) AS ${name}`,
  );
  return [`${revision}.change ->> 'restored' AS restored`, ...named].join(', ');
};

/** The members that are there. */
export function rearrangementOf(row: RearrangementRow): Rearrangement {
  return Object.fromEntries(
    rearrangements.flatMap((name) => (row[name] === null ? [] : [[name, row[name]]])),
  );
}
