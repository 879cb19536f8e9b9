import type { AuditEntry, AuditPage, StaffEntry } from '../../../contract/audit.ts';
import { changeKinds } from '../../../contract/change.ts';
import { rearrangements } from '../../../contract/rearrangement.ts';
import type { AuditQuestion } from '../../staff.ts';
import { CursorError } from '../../store.ts';
import type { Connection } from '../connection.ts';

export function writeNote(connection: Connection, { detail, ...entry }: StaffEntry): void {
  connection
    .prepare(
      `INSERT INTO audit (recorded_at, actor, role, action, subject, detail)
       VALUES (@recorded_at, @actor, @role, @action, @subject, @detail)`,
    )
    .run({ ...entry, detail: detail && JSON.stringify(detail) });
}

/** SQL for what a revision did besides what its kind says, as JSON; null where it did nothing else. */
const rearrangement = `nullif(json_patch('{}', json_object(${rearrangements
  .map((name) => `'${name}', change ->> '${name}'`)
  .join(', ')})), '{}')`;

/** A line with its place in its table. */
type Line = Omit<AuditEntry, 'detail'> & { detail: string | null; at: number };

/** Both tables are read by their own order from where the last page ended, and the newer line goes first. */
export function readAudit(connection: Connection, question: AuditQuestion): AuditPage {
  const [beforeSeq, beforeId] = readCursor(question.cursor);
  const wanted = question.limit + 1;
  const { action } = question;
  const isWrite = action !== null && (changeKinds as readonly string[]).includes(action);
  const writes =
    action === null || isWrite
      ? read(connection, question, wanted, beforeSeq, {
          table: 'revisions',
          order: 'seq',
          action: 'kind',
          subject: 'incident',
          columns: `change ->> '$.role' AS role, kind AS action, incident AS subject, ${rearrangement} AS detail, seq, version, reason`,
        })
      : [];
  const notes = isWrite
    ? []
    : read(connection, question, wanted, beforeId, {
        table: 'audit',
        order: 'id',
        action: 'action',
        subject: 'subject',
        columns: 'role, action, subject, detail, NULL AS seq, NULL AS version, NULL AS reason',
      });
  const lines = [...writes, ...notes].sort(
    (a, b) =>
      compare(b.recorded_at, a.recorded_at) || Number(b.seq !== null) - Number(a.seq !== null) || b.at - a.at,
  );
  const shown = lines.slice(0, question.limit);
  const lastOf = (written: boolean, before: number) =>
    shown.findLast((line) => (line.seq !== null) === written)?.at ?? before;
  return {
    entries: shown.map(({ at: _at, detail, ...line }) => ({
      ...line,
      detail: detail === null ? null : JSON.parse(detail),
    })),
    next: lines.length > shown.length ? `${lastOf(true, beforeSeq)}.${lastOf(false, beforeId)}` : null,
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function read(
  connection: Connection,
  { actor, action, subject, since, until }: AuditQuestion,
  limit: number,
  before: number,
  names: { table: string; order: string; action: string; subject: string; columns: string },
): Line[] {
  const tests = [`${names.order} < @before`];
  if (actor !== null) tests.push('actor = @actor');
  if (action !== null) tests.push(`${names.action} = @action`);
  if (subject !== null) tests.push(`${names.subject} = @subject`);
  if (since !== null) tests.push('recorded_at >= @since');
  if (until !== null) tests.push('recorded_at < @until');
  return connection
    .prepare(
      `SELECT recorded_at, actor, ${names.columns}, ${names.order} AS at FROM ${names.table}
       WHERE ${tests.join(' AND ')} ORDER BY ${names.order} DESC LIMIT @limit`,
    )
    .all({ before, limit, actor, action, subject, since, until }) as Line[];
}

function readCursor(cursor: string | null): [seq: number, id: number] {
  if (cursor === null) return [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  const parts = /^(\d{1,16})\.(\d{1,16})$/.exec(cursor);
  if (!parts) throw new CursorError();
  return [Number(parts[1]), Number(parts[2])];
}
