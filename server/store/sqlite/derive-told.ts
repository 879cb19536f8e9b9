import type { IncidentDocument } from '../../contract/incident.ts';
import type { Projection } from '../../domain/projection.ts';
import type { Connection } from './connection.ts';
import { stateRow, type Telling } from './projection-rows.ts';
import { readDocument } from './read-document.ts';
import { insertState, type VersionRow } from './write-projection.ts';
import { termSet } from './write-sets.ts';

/*
 * Versions that were written before the record could be read as one claimant tells it have that derived once, by the
 * rules of today, when the file is opened. Their revisions say nothing of it, so `verify` compares the rest with them.
 */

/** A version that waits, as the rules need it. */
export interface UntoldVersion {
  seq: number;
  version: number;
  recordedAt: string;
  document: IncidentDocument;
}

/** What was derived for a version; `sole` tells of its incident alone, in the words of its states. */
export interface DerivedTelling {
  seq: number;
  sole: string | null;
  told: Projection['told'];
}

/** The next versions that wait, at most `limit`. */
export function untoldVersions(connection: Connection, limit: number): UntoldVersion[] {
  const rows = connection
    .prepare('SELECT seq, version, rec_from FROM documents WHERE told = 1 ORDER BY seq LIMIT ?')
    .all(limit) as { seq: number; version: number; rec_from: number }[];
  return rows.map(({ seq, version, rec_from }) => ({
    ...{ seq, version, recordedAt: new Date(rec_from).toISOString() },
    document: readDocument(connection, seq),
  }));
}

/** Writes what was derived for some versions, in one transaction. */
export function writeTold(connection: Connection, derived: readonly DerivedTelling[], zone: string): void {
  const version = connection.prepare(
    'SELECT seq, incident, rec_from, rec_to, status, private, batch, ending FROM documents WHERE seq = ?',
  );
  const end = connection.prepare('UPDATE states SET ending = ? WHERE seq = ?');
  const sole = connection.prepare('UPDATE states SET teller = ? WHERE seq = ?');
  const done = connection.prepare('UPDATE documents SET told = 2 WHERE seq = ?');
  connection.db
    .transaction(() => {
      for (const one of derived) {
        const { ending, ...row } = version.get(one.seq) as VersionRow & { ending: number | null };
        if (one.sole !== null) sole.run(termSet(connection, one.sole), one.seq);
        for (const { claimant: teller, states } of one.told) {
          const telling: Telling = { preferred: 0, teller };
          for (const state of states) insertState(connection, row, stateRow(state, telling, zone));
        }
        if (ending !== null) end.run(ending, one.seq);
        done.run(one.seq);
      }
    })
    .immediate();
}

/** Whether a version still waits. */
export const isUntold = (connection: Connection, seq: number): boolean => toldOf(connection, seq) === 1;

/** Whether what each claimant tells was derived after the version was written, so that its revision does not vouch for it. */
export const isToldLater = (connection: Connection, seq: number): boolean => toldOf(connection, seq) === 2;

function toldOf(connection: Connection, seq: number): unknown {
  return connection.prepare('SELECT told FROM documents WHERE seq = ?').pluck().get(seq);
}
