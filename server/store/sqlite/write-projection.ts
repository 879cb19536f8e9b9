import type { AccountState, Projection } from '../../domain/projection.ts';
import type { Connection } from './connection.ts';
import { type AccountRow, accountRows, type StateRow, stateRows } from './projection-rows.ts';
import { type KnownSets, spotNumber, termSet, writeShared } from './write-sets.ts';

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
  for (const row of accountRows(version.incident, accounts)) insertAccount(connection, version, row);
}

/** Inserts a state with its body and words. */
export function insertState(
  connection: Connection,
  version: VersionRow,
  row: StateRow,
  known?: KnownSets,
): void {
  const { feature, search, words, shapes: _shapes, extent: _extent, shared, telling, ...columns } = row;
  const { actors, spot, ...told } = shared;
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO states (seq, public_id, incident, known_from, known_to, rec_from, rec_to, status,
         occurred_start, occurred_end, local_day, located, type, sub_type, verification, contested, private, batch,
         municipalities, actors, claimants, claims, extent, spot, place_precision, uncertainty, accounts, is_point,
         preferred, teller)
       VALUES (@seq, @incident, @incident, @known_from, @known_to, @rec_from, @rec_to, @status,
         @occurred_start, @occurred_end, @local_day, @located, @type, @sub_type, @verification, @contested, @private,
         @batch, @municipalities, @actors, @claimants, @claims, @extent, @spot, @place_precision, @uncertainty,
         @accounts, @is_point, @preferred, @teller)`,
    )
    .run({
      ...version,
      ...columns,
      ...told,
      ...writeShared(connection, row, known),
      preferred: telling.preferred,
      teller: termSet(connection, telling.teller, known),
      actors: termSet(connection, actors, known),
      spot: spotNumber(connection, spot, known),
    });
  const owner = Number(lastInsertRowid);
  connection
    .prepare('INSERT INTO state_bodies (owner, feature, search) VALUES (?, ?, ?)')
    .run(owner, feature, search);
  connection.prepare('INSERT INTO state_words (rowid, words) VALUES (?, ?)').run(owner, words);
}

/** Inserts an account with its body. */
export function insertAccount(
  connection: Connection,
  version: VersionRow,
  row: AccountRow,
  known?: KnownSets,
): void {
  const { feature, shapes: _shapes, extent: _extent, shared: _shared, ...columns } = row;
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO account_states (seq, public_id, incident, account, known_from, known_to, rec_from, rec_to,
         status, occurred_start, occurred_end, located, private, batch, municipalities, claimants, claims, extent)
       VALUES (@seq, @public_id, @incident, @account, @known_from, @known_to, @rec_from, @rec_to,
         @status, @occurred_start, @occurred_end, @located, @private, @batch, @municipalities, @claimants, @claims,
         @extent)`,
    )
    .run({
      ...version,
      ...columns,
      public_id: `${version.incident}:${row.account}`,
      ...writeShared(connection, row, known),
    });
  connection
    .prepare('INSERT INTO account_bodies (owner, feature) VALUES (?, ?)')
    .run(Number(lastInsertRowid), feature);
}
