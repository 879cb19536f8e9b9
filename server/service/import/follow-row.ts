import type { Account, IncidentDocument } from '../../contract/incident.ts';
import type { Standing } from '../../domain/standing.ts';
import type { CellFault } from '../../format/exchange-row.ts';
import type { IncidentRecord } from '../../store/store.ts';
import type { Atlas } from '../atlas.ts';
import { isSameAccount, standingRecord, whereTold } from './moved-accounts.ts';
import type { ImportRow } from './read-rows.ts';

/** A row as it is to be taken in, after people have merged or split the incident that it made. */
export interface FollowedRow {
  row: ImportRow;
  /** Another incident whose account the row is about now; null where it is its own. */
  told: IncidentRecord | null;
  /** Whether nothing of the row is left to be taken in: all of its accounts are told elsewhere. */
  isElsewhere: boolean;
}

/**
 * Follows the accounts of a row to where they are told now, so that none comes back to where it was taken away. A row of
 * one account changes it there; of a row of several those that went are left where they are. Both is said.
 */
export async function followRow(atlas: Atlas, row: ImportRow, found: Standing): Promise<FollowedRow> {
  const own = { row, told: null, isElsewhere: false };
  const last = row.versions.at(-1)!;
  if (!found.amended && found.status !== 'retracted') return own;
  const before = (await standingRecord(atlas, found.incident))?.document;
  if (!before || (before.retraction && before.retraction.merged_into === undefined)) return own;
  const missing = before.retraction
    ? last.accounts
    : last.accounts.filter((account) => !before.accounts.some((one) => isSameAccount(one, account)));
  const moved: [Account, IncidentRecord][] = [];
  for (const account of missing) {
    const told = await whereTold(atlas, found.incident, account);
    if (told && told.id !== found.incident) moved.push([account, told]);
  }
  const [first] = moved;
  if (!first) return own;
  const notices = [...row.notices, ...moved.map(([account, told]) => movedNotice(account, told.id))];
  if (last.accounts.length === 1 && row.versions.length === 1) {
    const [account, told] = first;
    return {
      row: { ...row, notices, versions: [inPlace(told.document, account)] },
      told,
      isElsewhere: false,
    };
  }
  const gone = new Set(moved.map(([account]) => account.id));
  const accounts = last.accounts.filter(({ id }) => !gone.has(id));
  if (!accounts.length || before.retraction)
    return { row: { ...row, notices }, told: null, isElsewhere: accounts.length === 0 };
  const rankings = last.rankings
    .map((one) => ({ ...one, accounts: one.accounts.filter((id) => !gone.has(id)) }))
    .filter((one) => one.accounts.length > 0);
  return {
    row: { ...row, notices, versions: [{ ...last, accounts, rankings }] },
    told: null,
    isElsewhere: false,
  };
}

function movedNotice({ id }: Account, told: string): CellFault {
  return { column: '', value: id, allowed: `to ${told}`, code: 'account_moved' };
}

/** The document with the account as the row has it, under the id that it has there. */
function inPlace(document: IncidentDocument, account: Account): IncidentDocument {
  const accounts = document.accounts.map((one) =>
    isSameAccount(one, account) ? { ...account, id: one.id, recorded_at: one.recorded_at } : one,
  );
  return { ...document, accounts };
}
