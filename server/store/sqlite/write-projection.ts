import type { AccountState, Projection } from '../../domain/projection.ts';
import type { Connection } from './connection.ts';
import { pack } from './packed/pack.ts';
import { sumOfPacked } from './packed/unpack.ts';
import { accountRows, type StateRow, searchWords, stateRows } from './projection-rows.ts';
import { accountNames, accountValues, stateNames, stateValues, type Values } from './row-values.ts';
import { tagsOf, writeTags } from './state-tags.ts';
import { storedSets } from './write-sets.ts';

/** What every row of one version shares; times in milliseconds. */
export interface VersionRow {
  seq: number;
  incident: string;
  rec_from: number;
  rec_to: number | null;
  status: string;
  private: number;
  batch: number;
}

/** Stores the states of a new version with everything they are found by. */
export function writeStates(
  connection: Connection,
  version: VersionRow,
  projection: Projection,
  zone: string,
): void {
  for (const row of stateRows(projection, zone)) insertState(connection, version, row);
}

/** Stores the accounts of a new version as rows of the collection `accounts`. */
export function writeAccountStates(
  connection: Connection,
  version: VersionRow,
  accounts: readonly AccountState[],
): void {
  const sets = storedSets(connection);
  for (const row of accountRows(version.incident, accounts)) {
    const { account, feature } = row;
    insertAccount(connection, version, {
      account,
      feature: Buffer.from(feature),
      values: accountValues(row, sets),
    });
  }
}

/** Inserts a state with its body and words. */
export function insertState(connection: Connection, version: VersionRow, row: StateRow): void {
  const [feature, search] = [Buffer.from(row.feature), Buffer.from(row.search)];
  const values = stateValues(row, storedSets(connection));
  insertStateValues(connection, version, { feature, search, values });
}

const versionColumns = 'seq, incident, public_id, rec_from, rec_to, status, private, batch';

const places = (columns: string) => columns.replace(/\w+/g, '?');

const stateInsert = `INSERT INTO states (${versionColumns}, ${stateNames})
  VALUES (${places(versionColumns)}, ${places(stateNames)})`;

/** Inserts a state that is a row of values already; its texts are UTF-8. */
export function insertStateValues(
  connection: Connection,
  version: VersionRow,
  { feature, search, values }: { feature: Uint8Array; search: Uint8Array; values: Values },
): void {
  const { seq, incident, rec_from, rec_to, status, batch } = version;
  const { lastInsertRowid: owner } = connection
    .prepare(stateInsert)
    .run(seq, incident, incident, rec_from, rec_to, status, version.private, batch, ...values);
  const packed = pack(feature);
  connection
    .prepare('INSERT INTO state_bodies (owner, feature, search) VALUES (?, ?, ?)')
    .run(owner, packed, pack(search, feature, sumOfPacked(packed)));
  const tags = tagsOf(feature);
  writeTags(connection, owner, tags);
  const words = searchWords(JSON.parse(new TextDecoder().decode(search)) as string[], tags);
  connection.prepare('INSERT INTO state_words (rowid, words) VALUES (?, ?)').run(owner, words);
}

const accountInsert = `INSERT INTO account_states (${versionColumns}, account, ${accountNames})
  VALUES (${places(versionColumns)}, ?, ${places(accountNames)})`;

/** Inserts an account, a row of values, with its body. */
export function insertAccount(
  connection: Connection,
  version: VersionRow,
  { account, feature, values }: { account: string; feature: Uint8Array; values: Values },
): void {
  const { seq, incident, rec_from, rec_to, status, batch } = version;
  const { lastInsertRowid: owner } = connection
    .prepare(accountInsert)
    .run(
      ...[seq, incident, `${incident}:${account}`, rec_from, rec_to, status, version.private, batch, account],
      ...values,
    );
  connection.prepare('INSERT INTO account_bodies (owner, feature) VALUES (?, ?)').run(owner, pack(feature));
}
