import type { AccountState, State } from '../../domain/projection.ts';
import type { Connection } from './connection.ts';
import { accountLayer, incidentLayer, type Layer } from './layer.ts';
import { type AccountRow, accountRows, type StateRow, stateRow } from './projection-rows.ts';
import { stateSets } from './write-sets.ts';
import { writeExtent, writeShapes } from './write-shapes.ts';

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
  states: readonly State[],
  zone: string,
): void {
  for (const row of states.map((state) => stateRow(state, zone)))
    writeFound(connection, incidentLayer, insertState(connection, version, row, null), row);
}

/** Stores the accounts of a new version as rows of the collection `accounts`. */
export function writeAccountStates(
  connection: Connection,
  version: VersionRow,
  accounts: readonly AccountState[],
): void {
  for (const row of accountRows(version.incident, accounts))
    writeFound(connection, accountLayer, insertAccount(connection, version, row, null), row);
}

/** Inserts a state with its body and words under an id, null for the next one; answers the id. */
export function insertState(
  connection: Connection,
  version: VersionRow,
  row: StateRow,
  id: number | null,
): number {
  const {
    feature,
    search,
    words,
    terms: _terms,
    shapes: _shapes,
    extent: _extent,
    shared: _shared,
    ...columns
  } = row;
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO states (id, seq, public_id, incident, known_from, known_to, rec_from, rec_to, status,
         occurred_start, occurred_end, local_day, located, type, sub_type, verification, contested, private, batch,
         municipalities, actors, claimants, claims, spot, place_precision, uncertainty, accounts, is_point)
       VALUES (@id, @seq, @incident, @incident, @known_from, @known_to, @rec_from, @rec_to, @status,
         @occurred_start, @occurred_end, @local_day, @located, @type, @sub_type, @verification, @contested, @private,
         @batch, @municipalities, @actors, @claimants, @claims, @spot, @place_precision, @uncertainty, @accounts,
         @is_point)`,
    )
    .run({ id, ...version, ...columns, ...stateSets(connection, row) });
  const owner = Number(lastInsertRowid);
  connection
    .prepare('INSERT INTO state_bodies (owner, feature, search) VALUES (?, ?, ?)')
    .run(owner, feature, search);
  connection.prepare('INSERT INTO state_words (rowid, words) VALUES (?, ?)').run(owner, words);
  return owner;
}

/** Inserts an account with its body under an id, null for the next one; answers the id. */
export function insertAccount(
  connection: Connection,
  version: VersionRow,
  row: AccountRow,
  id: number | null,
): number {
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO account_states (id, seq, public_id, incident, account, known_from, known_to, rec_from, rec_to,
         status, occurred_start, occurred_end, located, private, batch)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      version.seq,
      `${version.incident}:${row.account}`,
      version.incident,
      row.account,
      row.known_from,
      row.known_to,
      version.rec_from,
      version.rec_to,
      version.status,
      row.occurred_start,
      row.occurred_end,
      row.located,
      version.private,
      version.batch,
    );
  const owner = Number(lastInsertRowid);
  connection.prepare('INSERT INTO account_bodies (owner, feature) VALUES (?, ?)').run(owner, row.feature);
  return owner;
}

function writeFound(connection: Connection, layer: Layer, owner: number, row: StateRow | AccountRow): void {
  const term = connection.prepare(`INSERT INTO ${layer.terms} (owner, kind, value) VALUES (?, ?, ?)`);
  for (const [kind, value] of row.terms) term.run(owner, kind, value);
  writeShapes(connection, layer, owner, row.shapes, row);
  writeExtent(connection, layer, owner, row.extent, row);
}
