import type { AccountState, State } from '../../domain/projection.ts';
import { knownAccounts } from '../../query/evaluate.ts';
import { words } from '../../query/words.ts';
import type { Connection } from './connection.ts';
import { accountLayer, incidentLayer, type Layer } from './layer.ts';
import { accountFeature, accountTerms, stateColumns, stateTerms, type TermKind } from './rows.ts';
import { stateSets } from './write-sets.ts';
import { writeExtent, writeShapes } from './write-shapes.ts';

/** What every row of one version shares; times in milliseconds. */
interface VersionRow {
  seq: number;
  incident: string;
  rec_from: number;
  status: string;
}

/** Stores the states of a new version with everything they are found by. */
export function writeStates(
  connection: Connection,
  version: VersionRow,
  states: readonly State[],
  zone: string,
): void {
  const row = connection.prepare(
    `INSERT INTO states (seq, public_id, incident, known_from, known_to, rec_from, status, occurred_start,
       occurred_end, local_day, located, type, sub_type, verification, contested, municipalities, actors, claimants,
       claims, spot, place_precision, uncertainty, accounts, is_point)
     VALUES (@seq, @incident, @incident, @known_from, @known_to, @rec_from, @status, @occurred_start,
       @occurred_end, @local_day, @located, @type, @sub_type, @verification, @contested, @municipalities, @actors,
       @claimants, @claims, @spot, @place_precision, @uncertainty, @accounts, @is_point)`,
  );
  const body = connection.prepare('INSERT INTO state_bodies (owner, feature, search) VALUES (?, ?, ?)');
  const found = connection.prepare('INSERT INTO state_words (rowid, words) VALUES (?, ?)');
  for (const state of states) {
    const columns = { ...version, ...stateColumns(state, zone), ...stateSets(connection, state) };
    const id = Number(row.run(columns).lastInsertRowid);
    body.run(id, JSON.stringify(state.feature), JSON.stringify(state.search));
    found.run(id, [...new Set(state.search.flatMap(words))].join(' '));
    writeTerms(connection, incidentLayer, id, stateTerms(state));
    writeShapes(connection, incidentLayer, id, state.shapes, state);
    writeExtent(connection, incidentLayer, id, state.feature.geometry, state);
  }
}

/** Stores the accounts of a new version as rows of the collection `accounts`. */
export function writeAccountStates(
  connection: Connection,
  version: VersionRow,
  accounts: readonly AccountState[],
): void {
  const row = connection.prepare(
    `INSERT INTO account_states (seq, public_id, incident, account, known_from, known_to, rec_from, status,
       occurred_start, occurred_end, located)
     VALUES (@seq, @public_id, @incident, @account, @known_from, @known_to, @rec_from, @status,
       @occurred_start, @occurred_end, @located)`,
  );
  const body = connection.prepare('INSERT INTO account_bodies (owner, feature) VALUES (?, ?)');
  for (const one of knownAccounts(accounts)) {
    const { lastInsertRowid } = row.run({
      ...version,
      public_id: `${version.incident}:${one.account}`,
      account: one.account,
      known_from: one.known_from,
      known_to: one.known_to,
      occurred_start: one.occurred_start,
      occurred_end: one.occurred_end,
      located: one.geometry ? 1 : 0,
    });
    const id = Number(lastInsertRowid);
    body.run(id, JSON.stringify(accountFeature(version.incident, one)));
    writeTerms(connection, accountLayer, id, accountTerms(one));
    writeShapes(connection, accountLayer, id, one.shapes, one);
    writeExtent(connection, accountLayer, id, one.geometry, one);
  }
}

function writeTerms(
  connection: Connection,
  layer: Layer,
  owner: number,
  terms: readonly [TermKind, string][],
): void {
  const insert = connection.prepare(`INSERT INTO ${layer.terms} (owner, kind, value) VALUES (?, ?, ?)`);
  for (const [kind, value] of terms) insert.run(owner, kind, value);
}
