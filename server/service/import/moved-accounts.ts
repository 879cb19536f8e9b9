import type { Account } from '../../contract/incident.ts';
import type { Audience, IncidentRecord } from '../../store/store.ts';
import type { Atlas } from '../atlas.ts';

/** Whoever imports sees everything. */
export const everything: Audience = {
  statuses: ['draft', 'in_review', 'published', 'retracted'],
  private: true,
};

/** Incidents that are looked into for one account: merges and splits that are followed one after the other. */
const mostIncidents = 16;

/** Whether two accounts come from the same row of a data set, or where neither comes from any have one id. */
export function isSameAccount(one: Account, other: Account): boolean {
  const [row, otherRow] = [one.imported, other.imported];
  if (!row || !otherRow) return !row && !otherRow && one.id === other.id;
  return row.data_set === otherRow.data_set && row.id === otherRow.id;
}

/** The version of an incident that stands, whoever may read it. */
export function standingRecord(atlas: Atlas, id: string): Promise<IncidentRecord | null> {
  return atlas.store.one(id, { knownAt: null, recordedAt: null }, everything, atlas.now());
}

/**
 * The incident in which an account is told now that began in `from`: there still, or where a merge or splits have taken
 * it. Null where no incident has it any more.
 */
export async function whereTold(
  atlas: Atlas,
  from: string,
  account: Account,
): Promise<IncidentRecord | null> {
  const waiting = [from];
  const looked = new Set<string>();
  for (let id = waiting.shift(); id !== undefined && looked.size < mostIncidents; id = waiting.shift()) {
    if (looked.has(id)) continue;
    looked.add(id);
    const record = await standingRecord(atlas, id);
    if (!record) continue;
    const into = record.document.retraction?.merged_into;
    if (into !== undefined) waiting.push(into);
    else if (record.document.accounts.some((one) => isSameAccount(one, account))) return record;
    for (const { split_into: part } of await atlas.store.history(id, everything))
      if (part !== undefined) waiting.push(part);
  }
  return null;
}
