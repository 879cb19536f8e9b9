import type { StaffAction } from '../../../contract/audit.ts';
import type { EvidenceEvent, EvidenceFile } from '../../../contract/evidence.ts';
import type { Role } from '../../../contract/roles.ts';
import type { EvidenceContent, EvidenceMove, EvidenceStep, NewEvidence } from '../../evidence.ts';
import type { Connection } from '../connection.ts';
import { writeNote } from './audit.ts';

const columns =
  'id, incident, account, source, sha256, size, type, name, collected_at, collector, note, uploaded_by, uploaded_at';

/** What was recorded when a file came, of the incident and account that it is at now. */
const present = `SELECT ${columns
  .split(', ')
  .map((name) =>
    name === 'incident' || name === 'account' ? `coalesce(${movedTo(name)}, e.${name}) AS ${name}` : name,
  )
  .join(', ')} FROM evidence e`;

function movedTo(name: string): string {
  return `(SELECT m.${name} FROM evidence_events m WHERE m.evidence = e.id AND m.action = 'moved' ORDER BY m.id DESC LIMIT 1)`;
}

type Row = Omit<EvidenceFile, 'released' | 'erased' | 'events'>;

function whole(connection: Connection, row: Row): EvidenceFile {
  const events = connection
    .prepare('SELECT action, actor, recorded_at, reason FROM evidence_events WHERE evidence = ? ORDER BY id')
    .all(row.id) as EvidenceEvent[];
  const last = events.findLast(({ action }) => action === 'released' || action === 'withdrawn');
  const erased = events.some(({ action }) => action === 'erased');
  return { ...row, released: last?.action === 'released' && !erased, erased, events };
}

export function readEvidence(connection: Connection, id: number): EvidenceFile | null {
  const row = connection.prepare(`${present} WHERE id = ?`).get(id) as Row | undefined;
  return row ? whole(connection, row) : null;
}

export function readEvidenceOf(connection: Connection, incident: string): EvidenceFile[] {
  const rows = connection
    .prepare(
      `${present} WHERE e.incident = @incident
         OR id IN (SELECT evidence FROM evidence_events WHERE action = 'moved' AND incident = @incident) ORDER BY id`,
    )
    .all({ incident }) as Row[];
  // What was here once may be elsewhere by now.
  return rows.filter((row) => row.incident === incident).map((row) => whole(connection, row));
}

export function readEvidenceContents(connection: Connection): EvidenceContent[] {
  const rows = connection
    .prepare(
      `SELECT sha256, max(size) AS size, min(incident) AS incident, max(id IN
         (SELECT evidence FROM evidence_events WHERE action = 'erased')) AS erased FROM evidence GROUP BY sha256`,
    )
    .all() as (Omit<EvidenceContent, 'erased'> & { erased: number })[];
  return rows.map((row) => ({ ...row, erased: row.erased === 1 }));
}

export function readEvidenceMark(connection: Connection): number {
  return connection
    .prepare(
      "SELECT coalesce(max(id), 0) FROM evidence_events WHERE action IN ('released', 'withdrawn', 'erased')",
    )
    .pluck()
    .get() as number;
}

export function writeEvidence(connection: Connection, file: NewEvidence, role: string): EvidenceFile {
  return connection.db.transaction(() => {
    const { lastInsertRowid } = connection
      .prepare(
        `INSERT INTO evidence (${columns.replace('id, ', '')})
         VALUES (@incident, @account, @source, @sha256, @size, @type, @name, @collected_at, @collector, @note,
                 @uploaded_by, @uploaded_at)`,
      )
      .run(file);
    const { uploaded_by: actor, uploaded_at: recorded_at } = file;
    const step = { action: 'uploaded', actor, role, recorded_at, reason: null } as const;
    return stepEvidence(connection, Number(lastInsertRowid), step)!;
  })();
}

export function stepEvidence(connection: Connection, id: number, step: EvidenceStep): EvidenceFile | null {
  return connection.db.transaction(() => {
    const file = readEvidence(connection, id);
    if (!file) return null;
    const { action, actor, role, recorded_at, reason } = step;
    connection
      .prepare(
        `INSERT INTO evidence_events (evidence, action, actor, recorded_at, reason)
         VALUES (@id, @action, @actor, @recorded_at, @reason)`,
      )
      .run({ id, action, actor, recorded_at, reason });
    writeNote(connection, {
      ...{ recorded_at, actor, role: role as Role, subject: file.incident },
      action: `evidence_${action}` satisfies StaffAction,
      detail: { file: id, sha256: file.sha256, ...(reason === null ? {} : { reason }) },
    });
    return readEvidence(connection, id);
  })();
}

/** Erases a content: every file that has it says so, whatever source it stands at. */
export function eraseEvidence(
  connection: Connection,
  id: number,
  step: Omit<EvidenceStep, 'action'>,
): EvidenceFile | null {
  return connection.db.transaction(() => {
    const file = readEvidence(connection, id);
    if (!file) return null;
    const same = connection.prepare('SELECT id FROM evidence WHERE sha256 = ?').pluck().all(file.sha256);
    for (const one of same as number[]) stepEvidence(connection, one, { ...step, action: 'erased' });
    return readEvidence(connection, id);
  })();
}

/** Takes files along with their accounts, inside the transaction that moves these. */
export function moveEvidence(
  connection: Connection,
  moves: readonly EvidenceMove[],
  by: { actor: string; role: Role; recorded_at: string },
): void {
  const insert = connection.prepare(
    `INSERT INTO evidence_events (evidence, action, actor, recorded_at, reason, incident, account)
     VALUES (@id, 'moved', @actor, @recorded_at, NULL, @incident, @account)`,
  );
  for (const { from, to } of moves)
    for (const file of readEvidenceOf(connection, from.incident).filter(
      ({ account }) => account === from.account,
    )) {
      insert.run({ id: file.id, actor: by.actor, recorded_at: by.recorded_at, ...to });
      writeNote(connection, {
        ...by,
        ...{ action: 'evidence_moved', subject: from.incident },
        detail: { file: file.id, sha256: file.sha256, to: to.incident },
      });
    }
}
