import type { IncidentDocument } from '../../contract/incident.ts';
import type { Projection } from '../../domain/projection.ts';
import { tellsItAlone } from '../../domain/told.ts';
import type { Connection } from './connection.ts';
import { stateRow, type Telling } from './projection-rows.ts';
import { documentReader } from './read-document.ts';
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

/** Whether any version waits; nothing is done about it. */
export function awaitsTelling(connection: Connection): boolean {
  return connection.prepare('SELECT 1 FROM documents WHERE told = 1 LIMIT 1').get() !== undefined;
}

/** Before the first version, for `untoldVersions`. */
export const beforeAll = Number.MIN_SAFE_INTEGER;

/**
 * Goes through the versions that wait after the number `after`, at most `limit`: those that one claimant tells alone are
 * done at once, the others answered. `next` is where to go on, null at the end.
 */
export function untoldVersions(
  connection: Connection,
  after: number,
  limit: number,
): { versions: UntoldVersion[]; next: number | null } {
  const documentOf = documentReader(connection);
  const versions: UntoldVersion[] = [];
  const rows = connection
    .prepare('SELECT seq, version, rec_from FROM documents WHERE told = 1 AND seq > ? ORDER BY seq LIMIT ?')
    .all(after, limit) as { seq: number; version: number; rec_from: number }[];
  connection.db
    .transaction(() => {
      for (const { seq, version, rec_from } of rows) {
        const document = documentOf(seq);
        const sole = tellsItAlone(document);
        if (sole === null)
          versions.push({ seq, version, recordedAt: new Date(rec_from).toISOString(), document });
        else setSole(connection, seq, sole, 0);
      }
    })
    .immediate();
  return { versions, next: rows.length < limit ? null : rows.at(-1)!.seq };
}

/** Says of a version whose telling its states are; `told` is whether that was derived with it. */
function setSole(connection: Connection, seq: number, sole: string | null, told: 0 | 2): void {
  if (sole !== null)
    connection.prepare('UPDATE states SET teller = ? WHERE seq = ?').run(termSet(connection, sole), seq);
  connection.prepare('UPDATE documents SET told = ? WHERE seq = ?').run(told, seq);
}

/** Writes what was derived for some versions, in one transaction. */
export function writeTold(connection: Connection, derived: readonly DerivedTelling[], zone: string): void {
  const version = connection.prepare(
    'SELECT seq, incident, rec_from, rec_to, status, private, batch, ending FROM documents WHERE seq = ?',
  );
  const end = connection.prepare('UPDATE states SET ending = ? WHERE seq = ?');
  connection.db
    .transaction(() => {
      for (const one of derived) {
        const found = version.get(one.seq) as (VersionRow & { ending: number | null }) | undefined;
        // What an import was given up with may have been swept meanwhile.
        if (!found) continue;
        const { ending, ...row } = found;
        setSole(connection, one.seq, one.sole, 2);
        for (const { claimant: teller, states } of one.told) {
          const telling: Telling = { preferred: 0, teller };
          for (const state of states) insertState(connection, row, stateRow(state, telling, zone));
        }
        if (ending !== null) end.run(ending, one.seq);
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
